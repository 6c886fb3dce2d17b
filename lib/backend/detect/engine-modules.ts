import type { Workspace } from '../files/workspace';
import { codeOf } from './find-code-lines';
import { textOrNull } from './sighting';
import { runtimeFiles, sourceFiles } from './source-files';

const MAKES = {
  python:
    /\bcreate_(?:async_)?engine\(|\bDatabase\(|\b(?:Async)?ConnectionPool\(|\basyncpg\.(?:create_pool|connect)\(|\baiopg\.create_pool\(|\bpsycopg2?\.connect\(/,
  node: /\bnew (?:\w+\.)?(?:Pool|Client|Sequelize|DataSource|PrismaClient|Kysely)(?:<[^>]*>)?\(|\bpostgres(?:<[^>]*>)?\(|\bdrizzle\(|\bcreate(?:Pool|Client|Kysely)\(|\bknex\(|\bneon\(|\bMikroORM\.init/i,
} as const;
const FILE = { python: /\.py$/, node: /\.[cm]?[jt]s$/ } as const;
/** Programs that do something when they are imported. */
const PROGRAM =
  /(^|\/)(scripts?|bin|tools?|seeds?|cli|monitoring)\/|(^|\/)(manage|seed|index|main|server|app|worker)\.\w+$/;

/** Above the driver first: a Drizzle or an engine rather than the pool below it. */
function weight(file: string, text: string): number {
  const isLayer = /\bdrizzle\(|create_(?:async_)?engine\(|new Kysely|PrismaClient\(|DataSource\(/.test(text);
  return (PROGRAM.test(file) ? 10 : 0) + (isLayer ? 0 : 2);
}

/** Modules of a program that make its engine, the likeliest first. */
export function findEngineModules(
  workspace: Workspace,
  project: string,
  language: keyof typeof MAKES,
): string[] {
  const files = runtimeFiles(workspace, sourceFiles(workspace)).filter(
    (file) =>
      FILE[language].test(file) &&
      (project === '' || file.startsWith(`${project}/`)) &&
      !/\.config\.[cm]?[jt]s$|\.d\.ts$/.test(file),
  );
  return files
    .flatMap((file) => {
      const text = (textOrNull(workspace, file) ?? '')
        .split(/\r\n|\n|\r/)
        .map((line) => codeOf(file, line))
        .join('\n');
      return MAKES[language].test(text) ? [{ file, weight: weight(file, text) }] : [];
    })
    .sort((a, b) => a.weight - b.weight)
    .map(({ file }) => file);
}
