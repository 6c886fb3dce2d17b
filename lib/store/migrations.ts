import { MigrationSettings } from '../plan/migration-settings';
import { sql } from '../postgres/sql';
import { query, type StateClient, stateClient } from './query';

export interface Migration {
  readonly id: string;
  readonly name: string;
  readonly kind: 'practice' | 'supabase';
  readonly settings: MigrationSettings;
  readonly createdBy: string;
  readonly createdAt: Date;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind: 'practice' | 'supabase';
  readonly settings: unknown;
  readonly created_by: string;
  readonly created_at: Date;
}

function fromRow(row: Row): Migration {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    settings: MigrationSettings.parse(row.settings),
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** True for text that can be an id; asked before a URL's text is sent to a uuid column. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Open migrations, newest first. */
export async function listMigrations(): Promise<Migration[]> {
  const rows = await query<Row>(
    sql`select * from migration where archived_at is null order by created_at desc`,
  );
  return rows.map(fromRow);
}

/** One migration, or null when there is none with that id. */
export async function findMigration(id: string): Promise<Migration | null> {
  if (!isId(id)) return null;
  const [row] = await query<Row>(sql`select * from migration where id = ${id}`);
  return row ? fromRow(row) : null;
}

export async function insertMigration(
  client: StateClient,
  input: { name: string; kind: Migration['kind']; settings: MigrationSettings; createdBy: string },
): Promise<Migration> {
  const [row] = await client.query<Row>(sql`
    insert into migration (name, kind, settings, created_by)
    values (${input.name}, ${input.kind}, ${JSON.stringify(input.settings)}, ${input.createdBy}) returning *`);
  if (!row) throw new Error('insert into migration returned no row');
  return fromRow(row);
}

/** Merges a change into the settings. */
export async function updateSettings(
  id: string,
  change: Partial<MigrationSettings>,
  client: StateClient = stateClient,
): Promise<void> {
  await client.query(
    sql`update migration set settings = settings || ${JSON.stringify(change)}::jsonb where id = ${id}`,
  );
}
