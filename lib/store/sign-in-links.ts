import { sql } from '../postgres/sql';
import { query, type StateClient, stateClient } from './query';

export type LinkPurpose = 'sign-in' | 'invitation';

/** Keeps a one-time link; `hash` is the SHA-256 of its token. */
export async function insertSignInLink(
  hash: Buffer,
  operatorId: string,
  lifeMinutes: number,
  purpose: LinkPurpose = 'sign-in',
  client: StateClient = stateClient,
): Promise<void> {
  await client.query(sql`
    insert into sign_in_link (token_hash, operator_id, expires_at, purpose)
    values (${hash}, ${operatorId}, now() + ${lifeMinutes} * interval '1 minute', ${purpose})`);
}

/** Uses a link up; gives its operator, or null when it is unknown, used, expired, or the account is shut out. */
export async function consumeSignInLink(hash: Buffer): Promise<string | null> {
  const rows = await query<{ operatorId: string }>(sql`
    update sign_in_link set used_at = now() from operator
    where token_hash = ${hash} and used_at is null and expires_at > now()
      and operator.id = operator_id and operator.disabled_at is null
    returning operator_id as "operatorId"`);
  return rows[0]?.operatorId ?? null;
}

/** Lets a link be used after all: its use failed for a reason that its holder can mend. */
export async function restoreSignInLink(hash: Buffer): Promise<void> {
  await query(sql`update sign_in_link set used_at = null where token_hash = ${hash}`);
}

/** The name on the account that a live link leads to, without using it up; null when it does not work. */
export async function peekSignInLink(hash: Buffer): Promise<string | null> {
  const rows = await query<{ name: string }>(sql`
    select name from sign_in_link join operator on operator.id = operator_id
    where token_hash = ${hash} and used_at is null and expires_at > now() and disabled_at is null`);
  return rows[0]?.name ?? null;
}

/** Ends the open links of an account, so that only the newest invitation works. */
export async function dropSignInLinks(client: StateClient, operatorId: string): Promise<void> {
  await client.query(
    sql`update sign_in_link set used_at = now() where operator_id = ${operatorId} and used_at is null`,
  );
}
