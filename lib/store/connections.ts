import type { ConnectionRole } from '../plan/step-context';
import { Endpoint } from '../postgres/address/endpoint';
import { sql } from '../postgres/sql';
import { query } from './query';

/** The stored endpoints of a migration, without passwords. */
export async function listConnections(migrationId: string): Promise<Map<ConnectionRole, Endpoint>> {
  const rows = await query<{ role: ConnectionRole; endpoint: unknown }>(
    sql`select role, endpoint from connection where migration_id = ${migrationId}`,
  );
  return new Map(rows.map((row) => [row.role, Endpoint.parse(row.endpoint)]));
}

/** Stores, replaces or (null) forgets one endpoint. */
export async function storeConnection(
  migrationId: string,
  role: ConnectionRole,
  endpoint: Endpoint | null,
): Promise<void> {
  if (!endpoint) {
    await query(sql`delete from connection where migration_id = ${migrationId} and role = ${role}`);
    return;
  }
  await query(sql`
    insert into connection (migration_id, role, endpoint) values (${migrationId}, ${role}, ${JSON.stringify(endpoint)})
    on conflict (migration_id, role) do update set endpoint = excluded.endpoint, updated_at = now()`);
}
