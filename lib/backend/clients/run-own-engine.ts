import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findEngineModules } from '../detect/engine-modules';
import { readEnv } from '../env-file/read-env';
import { readText } from '../files/read-text';
import type { Workspace } from '../files/workspace';
import type { ClientResult } from './client-job';
import { NODE_ENGINE } from './node-engine';
import { PYTHON_ENGINE } from './python-engine';
import { type Command, runClientProgram } from './run-client';

export interface OwnEngineJob {
  readonly workspace: Workspace;
  /** Relative path of the env file whose values the child gets. */
  readonly envFile: string;
  /** Folder of the program; '' for the backend's own. */
  readonly project: string;
  readonly language: 'python' | 'node';
  readonly python: string;
  /** Queries of one row and one column. */
  readonly queries: readonly string[];
  readonly clients: number;
  readonly transactions: number;
  readonly signal?: AbortSignal;
  /** Time limit in seconds; 25 where nothing is said. */
  readonly seconds?: number;
}

export interface OwnEngineResult extends ClientResult {
  /** The module that was imported, relative to the backend's folder. */
  readonly module: string;
}

const SECONDS = 25;

/** Node runs TypeScript by a loader of the backend's own, or by the one that Mudanza runs on. */
function tsxLoader(root: string): string | null {
  for (const from of [join(root, 'package.json'), join(process.cwd(), 'package.json')]) {
    try {
      return pathToFileURL(createRequire(from).resolve('tsx')).href;
    } catch {
      // Not there: the next one.
    }
  }
  return null;
}

function commandFor(job: OwnEngineJob, file: string): Command | null {
  if (job.language === 'python') return [job.python, ['-c', PYTHON_ENGINE]];
  const loader = /\.[cm]?tsx?$/.test(extname(file)) ? tsxLoader(job.workspace.root) : '';
  if (loader === null) return null;
  const loading = loader ? ['--import', loader] : [];
  return [process.execPath, [...loading, '--input-type=module', '-e', NODE_ENGINE]];
}

function written({ workspace, envFile }: OwnEngineJob): Record<string, string> {
  const values = [...readEnv(readText(workspace, envFile))];
  return Object.fromEntries(values.map(([key, { value }]) => [key, value]));
}

/** Roots from which a Python backend imports: its folder, its program's, and a `src` of either. */
function rootsOf({ workspace, project }: OwnEngineJob): string[] {
  const own = [workspace.root, join(workspace.root, project)];
  return [...new Set(own.flatMap((root) => [root, join(root, 'src')]))];
}

/** Packages of the backend that the client needs by themselves. */
function resolved(root: string): Record<string, string> {
  const names = ['drizzle-orm', 'kysely'];
  const from = createRequire(join(root, 'package.json'));
  return Object.fromEntries(
    names.flatMap((name) => {
      try {
        return [[name, pathToFileURL(from.resolve(name)).href]];
      } catch {
        return [];
      }
    }),
  );
}

/**
 * Runs the backend's own engine: imports the module that makes it, in a child with the values of the env file, and asks
 * through it. Null when no module makes one. Never throws for what the backend's code says or does.
 */
export async function runOwnEngine(job: OwnEngineJob): Promise<OwnEngineResult | null> {
  const [module] = findEngineModules(job.workspace, job.project, job.language);
  const command = module && commandFor(job, module);
  if (!module || !command) return null;
  const file = join(job.workspace.root, module);
  const cwd = join(job.workspace.root, job.project);
  const { queries, clients, transactions, seconds = SECONDS } = job;
  const roots = job.language === 'python' ? rootsOf(job) : [];
  const order = { file, cwd: job.workspace.root, roots, queries, clients, transactions, seconds };
  const result = await runClientProgram(
    command,
    'own engine',
    { ...order, resolve: resolved(dirname(file)) },
    {
      cwd,
      env: { ...written(job), PYTHONDONTWRITEBYTECODE: '1' },
      timeout: (seconds + 5) * 1000,
      ...(job.signal && { signal: job.signal }),
    },
  );
  return { ...result, module };
}
