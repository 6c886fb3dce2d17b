import { MudanzaError } from '../errors/mudanza-error';
import { sql } from '../postgres/sql';
import { writeAudit } from '../store/audit';
import { query, transaction } from '../store/query';

/**
 * Forgets every credential of a migration for good: passwords, keys and sealed inputs are deleted and the table is
 * written anew, so that the sealed bytes are gone from its file too. Endpoints without passwords stay: the report
 * names them. MUD-807 while one of its runs is open. Gives how many secrets there were.
 */
export async function forgetCredentials(migrationId: string, by: string): Promise<number> {
  const forgotten = await transaction(async (client) => {
    const open = await client.query(
      sql`select from run where migration_id = ${migrationId} and ended_at is null limit 1`,
    );
    if (open.length > 0) throw new MudanzaError('MUD-807');
    const secrets = await client.query(
      sql`delete from secret where migration_id = ${migrationId} returning name`,
    );
    await client.query(sql`update run set sealed_input = null where migration_id = ${migrationId}`);
    await writeAudit(client, {
      migrationId,
      actor: by,
      deed: 'credentials.forget',
      detail: { secrets: secrets.length },
    });
    return secrets.length;
  });
  // Deleted rows stay in the file until it is vacuumed; the table is small, so it is written anew.
  await query(sql`vacuum (full) secret`);
  return forgotten;
}
