import { escapePattern } from '../../../platform/escape-pattern';
import type { DriverId } from '../../drivers/driver-id';
import type { Dependency } from '../find-dependencies';
import type { Project } from '../project';
import type { FoundStack } from './found-stack';
import { prismaStack } from './prisma-stack';

/** Ways of Drizzle: what the code imports, the package that it needs, and the driver that it is. */
const DRIZZLE: readonly { from: RegExp; needs: readonly string[]; id?: DriverId; known?: string }[] = [
  {
    from: /drizzle-orm\/(?:neon-http|neon-serverless|neon)\b/,
    needs: ['@neondatabase/serverless'],
    id: 'neon-serverless',
  },
  { from: /drizzle-orm\/vercel-postgres\b/, needs: ['@vercel/postgres'], id: 'vercel-postgres' },
  { from: /drizzle-orm\/postgres-js\b/, needs: ['postgres'], id: 'drizzle-postgres-js' },
  { from: /drizzle-orm\/node-postgres\b/, needs: ['pg'], id: 'drizzle' },
  { from: /drizzle-orm\/bun-sql\b/, needs: [], known: 'Drizzle on Bun.sql' },
  { from: /drizzle-orm\/aws-data-api\b/, needs: [], known: 'Drizzle on the AWS Data API' },
  { from: /drizzle-orm\/(?:xata-http|pg-proxy|prisma)\b/, needs: [], known: 'Drizzle on a proxy' },
  { from: /drizzle-orm\/pglite\b/, needs: ['@electric-sql/pglite'], known: 'Drizzle on PGlite' },
];

function drizzleStacks(project: Project, dependency: Dependency): FoundStack[] {
  const asStack = ({ id, known = '' }: (typeof DRIZZLE)[number]): FoundStack =>
    id ? { id, dependency, layer: 'Drizzle' } : { known, dependency };
  const imported = DRIZZLE.filter(({ from }) =>
    project.says(new RegExp(`["'](?:npm:)?${from.source}(?!\\/migrator)`)),
  );
  if (imported.length > 0) return imported.map(asStack);
  // Only tables are described, or another database is used.
  if (project.says(/drizzle-orm\/(?:mysql|sqlite|libsql|better-sqlite3|d1|planetscale)/)) return [];
  const there = DRIZZLE.filter(({ needs }) => needs.length > 0 && project.find(...needs));
  // Without any code to go by, a driver that speaks to Postgres itself is the likelier one.
  const direct = there.find(({ id }) => id === 'drizzle-postgres-js' || id === 'drizzle') ?? there[0];
  return direct ? [asStack(direct)] : [];
}

const OTHER_DATABASE = ['mysql', 'mysql2', 'better-sqlite3', 'sqlite3', '@libsql/client', 'tedious'];

/** True where a layer for several databases is used for Postgres: the driver is there, and the code names no other. */
function isForPostgres(project: Project): boolean {
  const says = project.says(/["'`](?:postgres|postgresql|pg|pg-native|cockroachdb)["'`]/);
  if (!project.find('pg')) return says && !project.find(...OTHER_DATABASE);
  return says || !project.find(...OTHER_DATABASE);
}

const LAYERS: readonly { names: readonly string[]; id: DriverId; layer?: string }[] = [
  { names: ['typeorm'], id: 'typeorm' },
  { names: ['sequelize'], id: 'sequelize' },
  { names: ['objection'], id: 'knex', layer: 'Objection' },
  { names: ['@adonisjs/lucid'], id: 'knex', layer: 'Lucid' },
  { names: ['knex'], id: 'knex' },
];

function layerStacks(project: Project): FoundStack[] {
  const found: FoundStack[] = [];
  const drizzle = project.find('drizzle-orm');
  const prisma = prismaStack(project);
  if (prisma) found.push(prisma);
  if (drizzle) found.push(...drizzleStacks(project, drizzle));
  const mikro = project.find('@mikro-orm/postgresql');
  if (mikro) found.push({ id: 'mikro-orm', dependency: mikro });
  const isPostgres = isForPostgres(project);
  for (const { names, id, layer } of LAYERS) {
    const dependency = isPostgres ? project.find(...names) : undefined;
    const isThere = found.some((stack) => 'id' in stack && stack.id === id);
    if (dependency && !isThere) found.push({ id, dependency, ...(layer && { layer }) });
  }
  found.push(...kyselyStacks(project));
  return found;
}

function kyselyStacks(project: Project): FoundStack[] {
  const dependency = project.find('kysely');
  if (!dependency) return [];
  if (project.find('kysely-postgres-js')) return [{ id: 'postgres-js', dependency, layer: 'Kysely' }];
  if (project.find('kysely-neon')) return [{ id: 'neon-serverless', dependency, layer: 'Kysely' }];
  if (project.find('@vercel/postgres-kysely'))
    return [{ id: 'vercel-postgres', dependency, layer: 'Kysely' }];
  const isOther = project.find(...OTHER_DATABASE) && !project.says(/\bPostgresDialect\b/);
  return project.find('pg') && !isOther ? [{ id: 'kysely', dependency }] : [];
}

/** A package, how the code that uses it by itself looks, and its driver. */
const BARE: readonly {
  names: readonly string[];
  from: string;
  makes: RegExp;
  id: DriverId;
  layer?: string;
}[] = [
  {
    names: ['@neondatabase/serverless'],
    from: '@neondatabase\\/serverless',
    makes: /\bneon\(|new (?:\w+\.)?(?:Pool|Client)\(/,
    id: 'neon-serverless',
  },
  {
    names: ['@vercel/postgres', '@vercel/postgres-kysely'],
    from: '@vercel\\/postgres(?:-kysely)?',
    makes: /\bsql`|\bcreate(?:Pool|Client|Kysely)\(|\bdb\./,
    id: 'vercel-postgres',
  },
  { names: ['postgres'], from: 'postgres', makes: /\bpostgres(?:<[^<>]*>)?\(/, id: 'postgres-js' },
  { names: ['pg'], from: 'pg', makes: /new (?:\w+\.)?(?:Pool|Client)\(/, id: 'node-postgres' },
  { names: ['pg-promise'], from: 'pg-promise', makes: /./, id: 'node-postgres', layer: 'pg-promise' },
];
const LAYER_IMPORT =
  /["'](?:npm:)?(?:drizzle-orm|@prisma\/|@?kysely|typeorm|sequelize|knex|objection|@mikro-orm|@nestjs\/typeorm)/;

/** Files that use a package by themselves: they import it, open a connection, and no layer stands in them or on them. */
function usesBare(project: Project, from: string, makes: RegExp): boolean {
  const imports = new RegExp(`(?:from|require\\(|import\\(|import)\\s*["'](?:npm:)?${from}["']`);
  return [...project.code].some(([file, text]) => {
    if (!imports.test(text) || !makes.test(text) || LAYER_IMPORT.test(text)) return false;
    const name = /(?<=^|\/)([^/]+?)(?:\/index)?\.[cm]?[jt]sx?$/.exec(file)?.[1] ?? '';
    const isHandedUp = [...project.code.values()].some(
      (other) =>
        LAYER_IMPORT.test(other) &&
        new RegExp(`["'][./@~][^"']*\\b${escapePattern(name)}(?:\\.[jt]s)?["']`).test(other),
    );
    return !isHandedUp;
  });
}

/** What a Node project reaches Postgres with, the likeliest first. */
export function nodeStacks(project: Project): FoundStack[] {
  const layers = layerStacks(project);
  const hasCode = [...project.code].some(([, text]) => /\bimport\b|\brequire\(/.test(text));
  const bare = BARE.flatMap(({ names, from, makes, id, layer }): FoundStack[] => {
    const dependency = project.find(...names);
    if (!dependency) return [];
    const isUsed = usesBare(project, from, makes);
    const importsIt = project.says(new RegExp(`["'](?:npm:)?${from}["']`));
    const isTaken = layers.length > 0;
    if (isTaken ? !isUsed : hasCode && !importsIt && names.some((name) => name.startsWith('@'))) return [];
    const isThere = layers.some((stack) => 'id' in stack && stack.id === id);
    return isThere ? [] : [{ id, dependency, ...(layer && { layer }) }];
  });
  const used = layers.length === 0 ? onlyUsed(project, bare) : bare;
  const slonik = project.find('slonik');
  const bun =
    project.says(/from ["']bun["']/) && project.says(/\bSQL\b|\bsql`/) ? project.dependencies[0] : undefined;
  return [
    ...layers,
    ...used,
    ...(slonik ? [{ known: 'Slonik', dependency: slonik }] : []),
    ...(bun ? [{ known: 'Bun.sql', dependency: bun }] : []),
  ];
}

/** Of several bare drivers those that some code opens a connection with; all where no code tells. */
function onlyUsed(project: Project, bare: readonly FoundStack[]): readonly FoundStack[] {
  const used = bare.filter((stack) => {
    const rule = BARE.find(({ names }) => names.includes(stack.dependency.name));
    return rule && usesBare(project, rule.from, rule.makes);
  });
  return used.length > 0 ? used : bare;
}
