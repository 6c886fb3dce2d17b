import { rmSync } from 'node:fs';
import { dataDir } from '../../platform/data-dir';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { sql } from '../../postgres/sql';
import { writeAudit } from '../audit';
import { transaction } from '../query';
import { rewriteSealed } from './rewrite-sealed';

export interface Forget {
  readonly migrationId: string;
  readonly by: string;
  /** Also the copies of the backend's files on this machine: they hold its passwords, and a rollback needs them. */
  readonly isWithCopies: boolean;
}

/**
 * Forgets every credential of a migration for good: passwords, keys and sealed inputs are deleted and their tables are
 * written anew, so that the sealed bytes are gone from the files too. Endpoints without passwords stay: the report
 * names them. MUD-600 for no migration, MUD-807 while one of its runs is open. Gives how many secrets there were.
 */
export async function forgetCredentials({ migrationId, by, isWithCopies }: Forget): Promise<number> {
  const forgotten = await transaction(async (client) => {
    const found = await client.query(sql`select from migration where id = ${migrationId} for update`);
    if (found.length === 0) throw new MudanzaError('MUD-600');
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
      detail: { number: secrets.length, copies: isWithCopies },
    });
    return secrets.length;
  });
  if (isWithCopies)
    rmSync(dataDir('migrations', migrationId, 'journal', 'blobs'), { recursive: true, force: true });
  await rewriteSealed();
  return forgotten;
}
