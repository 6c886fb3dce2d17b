import type { DriverId } from '../../drivers/driver-id';
import type { Project } from '../project';
import type { FoundStack } from './found-stack';

const PGX = 'github.com/jackc/pgx';
const PQ = 'github.com/lib/pq';

function pgxId(version: string | null): DriverId {
  return /^4\./.test(version ?? '') ? 'pgx-4' : 'pgx';
}

/** A driver of `database/sql` that something stands on: the one that the code registers, else the one that is there. */
function goDriver(project: Project, layer?: string): FoundStack[] {
  const above = layer ? { layer } : {};
  const pgx = project.find(PGX);
  const pq = project.find(PQ);
  const found: FoundStack[] = [];
  if (pgx) found.push({ id: pgxId(pgx.version), dependency: pgx, ...above });
  // lib/pq is often there for its error type or its arrays only.
  const isOpened = project.says(
    /sql\.Open\(\s*["`]postgres["`]|pq\.(?:NewConnector|Open|NewListener)\(|_ "github\.com\/lib\/pq"|sqlx\.(?:Connect|Open|MustConnect)\(\s*["`]postgres["`]/,
  );
  if (pq && (!pgx || isOpened)) found.push({ id: 'lib-pq', dependency: pq, ...above });
  return found;
}

export function goStacks(project: Project): FoundStack[] {
  const gorm = project.find('gorm.io/driver/postgres');
  const bun = project.find('github.com/uptrace/bun/driver/pgdriver');
  const ent = project.find('entgo.io/ent');
  const goPg = project.find('github.com/go-pg/pg');
  const sqlx = project.find('github.com/jmoiron/sqlx');
  const found: FoundStack[] = [];
  if (gorm) found.push({ id: 'gorm', dependency: gorm });
  if (bun) found.push({ id: 'bun-pgdriver', dependency: bun, layer: 'bun' });
  const onBun = !bun && project.find('github.com/uptrace/bun');
  const layer = ent ? 'ent' : onBun ? 'bun' : sqlx ? 'sqlx (Go)' : undefined;
  // Under a layer of its own a driver is that layer's, unless the code opens it itself.
  const isTaken = (gorm || bun) && !project.says(/sql\.Open\(|pgxpool\.|pgx\.Connect/);
  const drivers = isTaken ? [] : goDriver(project, layer);
  found.push(...drivers);
  if (ent && drivers.length === 0) found.push({ known: 'ent', dependency: ent });
  if (onBun && drivers.length === 0) found.push({ known: 'bun', dependency: onBun });
  if (goPg) found.push({ known: 'go-pg', dependency: goPg });
  return found;
}

/** True for a crate whose features name other databases and not Postgres. */
function isOtherCrate({ text }: { readonly text: string }): boolean {
  return /features\s*=/.test(text) && /mysql|sqlite/.test(text) && !/postgres|"any"|sqlx-all/.test(text);
}

export function rustStacks(project: Project): FoundStack[] {
  const found: FoundStack[] = [];
  const [diesel, sqlx, sea] = [project.find('diesel'), project.find('sqlx'), project.find('sea-orm')];
  const plain = project.find('tokio-postgres', 'deadpool-postgres', 'bb8-postgres', 'postgres');
  const async = project.find('diesel-async');
  if (sea && !isOtherCrate(sea)) found.push({ id: 'sqlx', dependency: sea, layer: 'SeaORM' });
  else if (sqlx && !isOtherCrate(sqlx)) found.push({ id: 'sqlx', dependency: sqlx });
  if (diesel && !isOtherCrate(diesel)) {
    const layer = async ? { layer: 'diesel-async' } : {};
    found.push({ id: async ? 'tokio-postgres' : 'diesel', dependency: async ?? diesel, ...layer });
  }
  if (plain && !async) found.push({ id: 'tokio-postgres', dependency: plain });
  return found;
}

export function rubyStacks(project: Project): FoundStack[] {
  const rails = project.find('rails', 'activerecord');
  const [pg, sequel, rom] = [project.find('pg'), project.find('sequel'), project.find('rom-sql')];
  if (rails && (pg || !project.find('mysql2', 'sqlite3'))) return [{ id: 'rails', dependency: rails }];
  if (sequel && pg) return [{ known: 'Sequel', dependency: sequel }];
  if (rom && pg) return [{ known: 'ROM', dependency: rom }];
  return pg ? [{ known: 'pg (Ruby)', dependency: pg }] : [];
}

export function phpStacks(project: Project): FoundStack[] {
  const laravel = project.find('laravel/framework', 'illuminate/database');
  const doctrine = project.find('doctrine/doctrine-bundle', 'doctrine/orm', 'doctrine/dbal');
  const pdo = project.find('ext-pdo_pgsql', 'ext-pgsql');
  const isOther = project.says(/^DB_CONNECTION=["']?(?:mysql|mariadb|sqlite|sqlsrv)/m) && !pdo;
  if (laravel) return isOther ? [] : [{ id: 'laravel', dependency: laravel }];
  const isOtherUrl = project.says(/^DATABASE_URL=["']?(?:mysql|sqlite|mariadb)/m) && !pdo;
  if (doctrine) return isOtherUrl ? [] : [{ id: 'doctrine', dependency: doctrine }];
  return pdo ? [{ known: 'PDO (pgsql)', dependency: pdo }] : [];
}

export function elixirStacks(project: Project): FoundStack[] {
  const postgrex = project.find('postgrex');
  const ecto = project.find('ecto_sql');
  return postgrex ? [{ id: 'ecto', dependency: ecto ?? postgrex }] : [];
}

export function dotnetStacks(project: Project): FoundStack[] {
  const [core, plain] = [project.find('npgsql.entityframeworkcore.postgresql'), project.find('npgsql')];
  const other = project.dependencies.find(({ name }) => name.startsWith('npgsql'));
  const layer = core ? { layer: 'EF Core' } : project.find('dapper') ? { layer: 'Dapper' } : {};
  const dependency = core ?? plain ?? other;
  return dependency ? [{ id: 'npgsql', dependency, ...layer }] : [];
}
