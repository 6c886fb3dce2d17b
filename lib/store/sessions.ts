import { sql } from '../postgres/sql';
import type { Operator } from './operators';
import { query, type StateClient, stateClient } from './query';

export interface Session extends Operator {
  readonly sessionId: string;
}

/** A session as its owner sees it in the list. */
export interface ListedSession {
  readonly id: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

const LIFE = '12 hours';

/** Opens a session for twelve hours; `hash` is the SHA-256 of its cookie. */
export async function insertSession(hash: Buffer, operatorId: string, userAgent: string): Promise<void> {
  await query(sql`
    insert into session (token_hash, operator_id, user_agent, expires_at)
    values (${hash}, ${operatorId}, ${userAgent.slice(0, 300)}, now() + ${LIFE}::interval)`);
}

/** The live session of a cookie, or null. Notes when it was seen, at most once a minute. */
export async function findSession(hash: Buffer): Promise<Session | null> {
  const rows = await query<Session & { isOld: boolean }>(sql`
    select operator.id, operator.name, operator.role, session.id as "sessionId",
      seen_at < now() - interval '1 minute' as "isOld"
    from session join operator on operator.id = session.operator_id
    where (token_hash = ${hash} or (previous_hash = ${hash} and rotated_at > now() - interval '1 minute'))
      and revoked_at is null and expires_at > now() and operator.disabled_at is null`);
  const [found] = rows;
  if (!found) return null;
  const { isOld, ...session } = found;
  if (isOld) await query(sql`update session set seen_at = now() where id = ${session.sessionId}`);
  return session;
}

/** True when the token of a session is older than `minutes`. */
export async function isRotationDue(sessionId: string, minutes: number): Promise<boolean> {
  const rows = await query(sql`
    select from session where id = ${sessionId} and rotated_at <= now() - ${minutes} * interval '1 minute'`);
  return rows.length > 0;
}

/**
 * Gives a session another token when its present one is older than `minutes`; false when it is young enough, or
 * when another request was first. The old token works for a minute more.
 */
export async function rotateSession(sessionId: string, hash: Buffer, minutes: number): Promise<boolean> {
  const rows = await query(sql`
    update session set previous_hash = token_hash, token_hash = ${hash}, rotated_at = now()
    where id = ${sessionId} and revoked_at is null and rotated_at <= now() - ${minutes} * interval '1 minute'
    returning id`);
  return rows.length > 0;
}

/** Live sessions of an account, the one used last first. */
export async function listSessions(operatorId: string): Promise<ListedSession[]> {
  return query<ListedSession>(sql`
    select id, user_agent as "userAgent", created_at as "createdAt", seen_at as "seenAt",
      expires_at as "expiresAt" from session
    where operator_id = ${operatorId} and revoked_at is null and expires_at > now() order by seen_at desc`);
}

export async function revokeSession(sessionId: string): Promise<void> {
  await query(sql`update session set revoked_at = now() where id = ${sessionId} and revoked_at is null`);
}

/** Ends one session of this very account; false when it has none with that id. */
export async function revokeOwnSession(operatorId: string, sessionId: string): Promise<boolean> {
  const rows = await query(sql`
    update session set revoked_at = now()
    where id = ${sessionId} and operator_id = ${operatorId} and revoked_at is null returning id`);
  return rows.length > 0;
}

/** Ends every session of an account but one (null: all of them). */
export async function revokeOtherSessions(
  operatorId: string,
  keep: string | null,
  client: StateClient = stateClient,
): Promise<void> {
  await client.query(sql`
    update session set revoked_at = now()
    where operator_id = ${operatorId} and revoked_at is null and id is distinct from ${keep}::uuid`);
}
