import type { DriverId } from '../drivers/driver-id';
import type { Dependency, Language } from './find-dependencies';

export interface DetectedDriver {
  readonly id: DriverId;
  readonly version: string | null;
  readonly file: string;
  readonly line: number;
}

function majorOf(version: string | null): number | null {
  const digits = /\d+/.exec(version ?? '');
  return digits ? Number(digits[0]) : null;
}

/** Rules in order: the layer that the program talks to comes before the driver below it. */
const RULES: readonly {
  readonly id: DriverId;
  readonly needs: readonly string[];
  readonly language?: Language;
  readonly major?: (n: number) => boolean;
}[] = [
  { id: 'django', needs: ['django'] },
  { id: 'sqlalchemy-asyncpg', needs: ['sqlalchemy', 'asyncpg'] },
  { id: 'asyncpg', needs: ['asyncpg'] },
  { id: 'psycopg3', needs: ['psycopg'] },
  { id: 'psycopg2', needs: ['psycopg2-binary'] },
  { id: 'psycopg2', needs: ['psycopg2'] },
  { id: 'prisma-7', needs: ['@prisma/client'], major: (n) => n >= 7 },
  { id: 'prisma-6', needs: ['@prisma/client'] },
  { id: 'drizzle', needs: ['drizzle-orm'] },
  { id: 'typeorm', needs: ['typeorm'] },
  { id: 'sequelize', needs: ['sequelize'] },
  { id: 'knex', needs: ['knex'] },
  { id: 'postgres-js', needs: ['postgres'] },
  { id: 'node-postgres', needs: ['pg'], language: 'node' },
  { id: 'pgx-4', needs: ['github.com/jackc/pgx'], major: (n) => n === 4 },
  { id: 'pgx', needs: ['github.com/jackc/pgx'], major: (n) => n !== 4 },
  { id: 'lib-pq', needs: ['github.com/lib/pq'] },
  { id: 'jdbc', needs: ['postgresql'] },
  { id: 'rails', needs: ['rails'] },
  { id: 'rails', needs: ['activerecord'] },
  { id: 'sqlx', needs: ['sqlx'] },
];

/** Every driver that the manifests point to, the most likely first. */
export function detectDrivers(dependencies: readonly Dependency[]): DetectedDriver[] {
  const find = (name: string) =>
    dependencies.find((dependency) => dependency.name === name || dependency.name.startsWith(`${name}/`));
  const found = new Map<DriverId, DetectedDriver>();
  for (const rule of RULES) {
    const parts = rule.needs.map(find);
    const last = parts.at(-1);
    if (!last || parts.includes(undefined)) continue;
    if (rule.language && last.language !== rule.language) continue;
    const major = majorOf(last.version);
    if (rule.major && (major === null || !rule.major(major))) continue;
    if (rule.id === 'prisma-6' && found.has('prisma-7')) continue;
    if (!found.has(rule.id))
      found.set(rule.id, { id: rule.id, version: last.version, file: last.file, line: last.line });
  }
  return [...found.values()];
}
