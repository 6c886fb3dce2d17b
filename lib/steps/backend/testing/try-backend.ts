import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ClientResult } from '../../../backend/clients/client-job';
import { type Command, runClientProgram } from '../../../backend/clients/run-client';
import { runOwnEngine } from '../../../backend/clients/run-own-engine';
import { readEnv } from '../../../backend/env-file/read-env';
import { openWorkspace } from '../../../backend/files/workspace';
import type { Credentials } from '../../../postgres/address/endpoint';
import { type CheckedStack, checkBackend, writeBackend } from '../check-backend';
import type { BackendCase } from './backend-case';

export interface TryPlace {
  /** Folder below which each backend gets one of its own; Node's packages are found above it. */
  readonly parent: string;
  readonly transaction: Credentials;
  readonly session: Credentials;
  readonly python: string;
  /** The lab's program for a driver of another language; null where it could not be built here. */
  readonly program?: (driver: string) => Command | null;
}

export interface TriedBackend {
  readonly stacks: readonly CheckedStack[];
  /** What differs from the table, in words; empty where all is right. */
  readonly wrong: readonly string[];
  /** What the backend's own code did through the pooler; null where it was not run. */
  readonly observed: { readonly connected: boolean; readonly error: string | null } | null;
}

/** A driver or package that this machine lacks; then nothing was proved. */
const MISSING =
  /No module named|Cannot find (?:package|module)|ENOENT|NoSuchModuleError|cannot load such file|NoClassDefFoundError/;

function put(root: string, files: Readonly<Record<string, string>>): void {
  rmSync(root, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function differences(wanted: BackendCase, stacks: readonly CheckedStack[]): string[] {
  const names = stacks.map(({ driver }) => driver).join(', ');
  const expected = wanted.stacks.map(({ driver }) => driver).join(', ');
  if (names !== expected) return [`stacks: ${names || 'none'}, not ${expected || 'none'}`];
  return wanted.stacks.flatMap(({ driver, layer, red = [], url }, index) => {
    const stack = stacks[index];
    const seen = stack?.criteria.flatMap(({ id, verdict }) => (verdict === 'fail' ? [id] : [])) ?? [];
    return [
      ...(layer && stack?.layer !== layer ? [`${driver}: layer ${stack?.layer}, not ${layer}`] : []),
      ...(seen.join() === red.join()
        ? []
        : [`${driver}: red ${seen.join() || 'nothing'}, not ${red.join() || 'nothing'}`]),
      ...(url && !url.test(stack?.url ?? '') ? [`${driver}: URL ${stack?.url}`] : []),
    ];
  });
}

/** The driver itself with what stands in the written env file; null where its program is not to be had. */
async function runDriver(
  folder: string,
  envFile: string,
  stack: CheckedStack,
  { place, target }: { readonly place: TryPlace; readonly target: Credentials },
): Promise<ClientResult | null> {
  const program = place.program?.(stack.driver);
  const key = Object.entries(stack.env).find(([, value]) => value === stack.url)?.[0] ?? 'DATABASE_URL';
  const url = readEnv(readFileSync(join(folder, envFile), 'utf8')).get(key)?.value;
  if (!program || url === undefined) return null;
  const job = {
    ...{ url, settings: 'advised' as const, caFile: null, clients: 8, transactions: 12 },
    queries: ['select version()'],
    login: { user: target.endpoint.user, password: target.password },
  };
  return runClientProgram(program, stack.driver, job, { cwd: folder, timeout: 90_000 });
}

/**
 * Lays a backend's folder out, judges it behind the real pooler, writes what the product writes, and where its own code
 * can run here lets that code connect: it has to where nothing is red, and must not where something is.
 */
export async function tryBackend(wanted: BackendCase, place: TryPlace): Promise<TriedBackend> {
  const { mode = 'transaction' } = wanted;
  const folder = join(place.parent, wanted.name.replace(/[^\w]+/g, '-'));
  put(folder, wanted.files);
  const request = { folder, target: place[mode], mode, startup: 'refused' as const };
  const stacks = checkBackend(request);
  const wrong = differences(wanted, stacks);
  const [first] = stacks;
  if (!wanted.runs || !first || wrong.length > 0) return { stacks, wrong, observed: null };
  const { envFile } = writeBackend(request, first.driver);
  const own = {
    workspace: openWorkspace(folder),
    envFile,
    project: '',
    python: place.python,
    queries: ['select version()'],
    clients: 18,
    transactions: 8,
    // The machine of a benchmark may be busy; what hangs is still seen.
    seconds: 90,
  };
  const result =
    wanted.runs === 'program'
      ? await runDriver(folder, envFile, first, { place, target: place[mode] })
      : await runOwnEngine({ ...own, language: wanted.runs });
  const error = result?.errors[0] ?? null;
  if (!result || MISSING.test(error ?? '')) return { stacks, wrong, observed: null };
  const connected = result.failed === 0 && result.committed > 0;
  const isRed = first.criteria.some(({ verdict }) => verdict === 'fail');
  const verdict = isRed ? 'red' : 'not red';
  const lie =
    connected === isRed ? [`${first.driver}: ${verdict}, but ${connected ? 'it connected' : error}`] : [];
  return { stacks, wrong: lie, observed: { connected, error } };
}
