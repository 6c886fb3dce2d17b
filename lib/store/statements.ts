import { sql } from '../postgres/sql';
import { query, type StateClient } from './query';

/** What only a person can say, by name and with a note. */
export interface Statement {
  readonly item: string;
  readonly holds: boolean;
  readonly name: string;
  readonly note: string;
  /** The account that entered it. */
  readonly by: string;
  readonly at: Date;
}

/** The newest statement on each item of a migration. */
export async function listStatements(migrationId: string): Promise<Statement[]> {
  return query<Statement>(sql`
    select distinct on (item) item, holds, name, note, stated_by as by, at from statement
    where migration_id = ${migrationId} order by item, id desc`);
}

export async function insertStatement(
  client: StateClient,
  input: { migrationId: string } & Omit<Statement, 'at'>,
): Promise<void> {
  await client.query(sql`
    insert into statement (migration_id, item, holds, name, note, stated_by)
    values (${input.migrationId}, ${input.item}, ${input.holds}, ${input.name}, ${input.note}, ${input.by})`);
}
