import { sql } from '../postgres/sql';
import { notify, query, type StateClient } from './query';

export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly deed: string;
  readonly detail: Record<string, unknown>;
}

/** Writes who did what, and wakes whoever looks at the migration; call it in the transaction of the deed. */
export async function writeAudit(
  client: StateClient,
  entry: { migrationId: string | null; actor: string; deed: string; detail?: Record<string, unknown> },
): Promise<void> {
  await client.query(sql`
    insert into audit (migration_id, actor, deed, detail)
    values (${entry.migrationId}, ${entry.actor}, ${entry.deed}, ${JSON.stringify(entry.detail ?? {})})`);
  if (entry.migrationId !== null) await notify(client, 'migration', entry.migrationId);
}

/** Newest deeds of a migration first. */
export async function listAudit(migrationId: string, limit = 200): Promise<AuditEntry[]> {
  return query<AuditEntry>(sql`
    select id, at, actor, deed, detail from audit where migration_id = ${migrationId}
    order by id desc limit ${limit}`);
}
