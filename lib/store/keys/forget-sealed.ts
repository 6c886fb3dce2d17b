import { existsSync, renameSync } from 'node:fs';
import { foldersWithKey } from '../../platform/vault/folder-key';
import { sql } from '../../postgres/sql';
import { writeAudit } from '../audit';
import { transaction } from '../query';
import { keyState } from './require-key';
import { rewriteSealed } from './rewrite-sealed';

export interface Forgotten {
  readonly secrets: number;
  readonly links: number;
  /** Journals that were set aside: their copies of files open with the lost key only. */
  readonly journals: number;
}

function setAside(journal: string): void {
  for (let number = 1; ; number += 1) {
    const place = `${journal}.lost-key-${number}`;
    if (existsSync(place)) continue;
    renameSync(journal, place);
    return;
  }
}

/**
 * For a key that is lost for good: forgets what only that key opens, so that Mudanza starts again with another one.
 * Runs, logs, evidence and reports stay. Null, and nothing is touched, when the key fits.
 */
export async function forgetSealed(by: string): Promise<Forgotten | null> {
  if ((await keyState()) === 'fits') return null;
  const forgotten = await transaction(async (client) => {
    const secrets = await client.query<{ id: string }>(sql`delete from secret returning migration_id as id`);
    await client.query(sql`update run set sealed_input = null where sealed_input is not null`);
    // Their seals cannot be checked any more: nobody could tell a frozen report from an edited one.
    const links = await client.query<{ id: string }>(sql`
      update share_link set revoked_at = clock_timestamp(), revoked_by = ${by} where revoked_at is null
      returning migration_id as id`);
    for (const migrationId of new Set(secrets.map(({ id }) => id))) {
      const detail = { number: secrets.filter(({ id }) => id === migrationId).length, copies: true };
      await writeAudit(client, { migrationId, actor: by, deed: 'credentials.forget', detail });
    }
    return { secrets: secrets.length, links: links.length };
  });
  const journals = foldersWithKey();
  for (const journal of journals) setAside(journal);
  await rewriteSealed();
  return { ...forgotten, journals: journals.length };
}
