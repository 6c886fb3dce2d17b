import { sql } from '../postgres/sql';
import { query } from './query';

/** Keeps a one-time link; `hash` is the SHA-256 of its token. */
export async function insertSignInLink(hash: Buffer, operatorId: string, lifeMinutes: number): Promise<void> {
  await query(sql`
    insert into sign_in_link (token_hash, operator_id, expires_at)
    values (${hash}, ${operatorId}, now() + ${lifeMinutes} * interval '1 minute')`);
}

/** Uses a link up; gives its operator, or null when it is unknown, used or expired. */
export async function consumeSignInLink(hash: Buffer): Promise<string | null> {
  const rows = await query<{ operatorId: string }>(sql`
    update sign_in_link set used_at = now()
    where token_hash = ${hash} and used_at is null and expires_at > now()
    returning operator_id as "operatorId"`);
  return rows[0]?.operatorId ?? null;
}
