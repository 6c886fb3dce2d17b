import { sql } from '../postgres/sql';
import type { Operator } from './operators';
import { query } from './query';

export interface Session extends Operator {
  readonly sessionId: string;
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
    where token_hash = ${hash} and revoked_at is null and expires_at > now() and operator.disabled_at is null`);
  const [found] = rows;
  if (!found) return null;
  const { isOld, ...session } = found;
  if (isOld) await query(sql`update session set seen_at = now() where id = ${session.sessionId}`);
  return session;
}

export async function revokeSession(sessionId: string): Promise<void> {
  await query(sql`update session set revoked_at = now() where id = ${sessionId} and revoked_at is null`);
}
