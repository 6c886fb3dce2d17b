import { basename, dirname } from 'node:path';
import { z } from 'zod';
import type { Workspace } from '../files/workspace';
import { DetectedDriver, detectDrivers, KnownDriver } from './detect-driver';
import { findDependencies } from './find-dependencies';
import { Language } from './language';
import { listFiles } from './list-files';
import { findProjects } from './project';
import { findLines, Sighting } from './sighting';

/** What a backend's folder shows of itself. Everything is a suggestion that the operator may change. */
export const WorkspaceFacts = z.object({
  root: z.string(),
  language: Language.nullable(),
  /** Most likely first. */
  drivers: z.array(DetectedDriver).readonly(),
  /** Ways to Postgres that are known by name only. */
  known: z.array(KnownDriver).readonly(),
  envFiles: z.array(z.string()).readonly(),
  composeFiles: z.array(z.string()).readonly(),
  settingsFiles: z.array(z.string()).readonly(),
  tests: z.object({
    unit: z.string().nullable(),
    integration: z.string().nullable(),
  }),
  healthPaths: z.array(Sighting).readonly(),
  migrations: z
    .object({
      tool: z.string(),
      file: z.string(),
    })
    .nullable(),
});
export type WorkspaceFacts = z.infer<typeof WorkspaceFacts>;

const SETTINGS = [
  /(^|\/)(settings|config|database|db)\.py$/,
  /(^|\/)(config|database|db|data-source|datasource|knexfile|drizzle\.config|prisma\.config)\.[cm]?[jt]s$/,
  /(^|\/)schema\.prisma$/,
  /(^|\/)config\/database\.yml$/,
  /(^|\/)application(-\w+)?\.(properties|ya?ml)$/,
  /(^|\/)(config|database|db)\.(go|rs)$/,
];

const MIGRATION_TOOLS: readonly { tool: string; file: RegExp }[] = [
  { tool: 'Alembic', file: /(^|\/)alembic\.ini$/ },
  { tool: 'Django', file: /(^|\/)manage\.py$/ },
  { tool: 'Prisma Migrate', file: /(^|\/)prisma\/migrations\// },
  { tool: 'drizzle-kit', file: /(^|\/)drizzle\.config\.[cm]?[jt]s$/ },
  { tool: 'Knex', file: /(^|\/)knexfile\.[cm]?[jt]s$/ },
  { tool: 'Rails', file: /(^|\/)db\/migrate\// },
  { tool: 'Flyway', file: /(^|\/)(flyway\.conf|db\/migration\/V\d)/ },
  { tool: 'goose', file: /(^|\/)migrations\/\d+_\w+\.sql$/ },
];

const ENV_FILE = /^\.env(\.(local|development|production|staging|supabase))?$/;
const COMPOSE_FILE = /^(docker-)?compose([\w.-]*)\.ya?ml$/;
/** What tests and pipelines start has a database of its own, which is to stay. */
const TEST_COMPOSE = /[.-](?:tests?|ci|e2e)[.-]/;
const MAIN_COMPOSE = /^(docker-)?compose\.ya?ml$/;
const SOURCE = /\.(py|[cm]?[jt]sx?|go|rb|java|kt|rs)$/;

function testCommands(workspace: Workspace, files: readonly string[]): WorkspaceFacts['tests'] {
  const targets = findLines(
    workspace,
    files.filter((file) => /^(?:[\w-]+\/)?Makefile$/.test(file)),
    /^test[\w-]*:/,
    50,
  );
  const scripts = findLines(
    workspace,
    files.filter((file) => file === 'package.json'),
    /^\s*"test[\w:-]*"\s*:/,
    50,
  );
  const named = [
    ...targets.map(({ file, text }) => {
      const name = text.split(':')[0] ?? '';
      return { name, command: file === 'Makefile' ? `make ${name}` : `make -C ${dirname(file)} ${name}` };
    }),
    ...scripts.map(({ text }) => {
      const name = /"([^"]+)"/.exec(text)?.[1] ?? '';
      return { name, command: `npm run ${name}` };
    }),
  ];
  const pick = (pattern: RegExp) => named.find(({ name }) => pattern.test(name))?.command ?? null;
  return {
    unit: pick(/^test[-:]unit$/) ?? pick(/^test$/),
    integration: pick(/^test[-:](integration|int|e2e)/),
  };
}

/** Compose files in the order in which compose has to read them: later ones override, so the main ones come first. */
function composeFiles(files: readonly string[]): string[] {
  const found = files.filter(
    (file) => COMPOSE_FILE.test(basename(file)) && !TEST_COMPOSE.test(basename(file)),
  );
  const isMain = (file: string) => MAIN_COMPOSE.test(basename(file));
  return [...found.filter(isMain), ...found.filter((file) => !isMain(file))];
}

/** Looks at a backend's folder. Reads only; a file that cannot be read as text is passed over. */
export function detectWorkspace(workspace: Workspace): WorkspaceFacts {
  const files = listFiles(workspace);
  const dependencies = findDependencies(workspace, files);
  const { drivers, known } = detectDrivers(findProjects(workspace, files, dependencies));
  const withDriver = dependencies.find(({ file }) => file === drivers[0]?.file) ?? dependencies[0];
  const sources = files.filter((file) => SOURCE.test(file) && !/(^|\/)tests?\//.test(file)).slice(0, 600);
  const tool = MIGRATION_TOOLS.flatMap((entry) => {
    const file = files.find((path) => entry.file.test(path));
    return file ? [{ tool: entry.tool, file }] : [];
  })[0];
  return {
    root: workspace.root,
    language: drivers[0]?.language ?? withDriver?.language ?? null,
    drivers,
    known,
    envFiles: files.filter((file) => ENV_FILE.test(basename(file))),
    composeFiles: composeFiles(files),
    settingsFiles: files.filter((file) => SETTINGS.some((pattern) => pattern.test(file))),
    tests: testCommands(workspace, files),
    healthPaths: findLines(
      workspace,
      sources,
      /["'`](\/(api\/)?(v\d\/)?(health|healthz|livez|readyz)[\w/-]*)["'`]/,
      8,
    ),
    migrations: tool ?? null,
  };
}
