import { createHash } from 'node:crypto';
import { sql } from '../postgres/sql';
import { query, transaction } from './query';

export interface AttemptVerdict {
  readonly isAllowed: boolean;
  /** Whole minutes until another attempt is taken; 0 when it is allowed. */
  readonly waitMinutes: number;
  readonly because: 'name' | 'server' | null;
}

/** Wrong passwords for one name before it is locked, and for how long (minutes). */
const NAME_LIMIT = 5;
const NAME_MINUTES = 15;
/** Wrong passwords for all names together within five minutes: slows one guess against many names. */
const SERVER_LIMIT = 60;
const SERVER_MINUTES = 5;

/** The name as it is counted: names are not stored in plain, so that a password typed as a name is not kept. */
function nameKey(name: string): string {
  return createHash('sha256').update(name.trim().toLowerCase()).digest('hex').slice(0, 32);
}

/**
 * Asks whether a password may be looked at now, and counts the attempt before it is. Serialised across instances, so
 * that a hundred parallel guesses are a hundred attempts. A right password calls `clearAttempts`.
 */
export async function reserveAttempt(name: string): Promise<AttemptVerdict> {
  const key = nameKey(name);
  return transaction(async (client) => {
    await client.query(sql`select pg_advisory_xact_lock(7310454)`);
    await client.query(sql`delete from sign_in_attempt where at < now() - interval '1 day'`);
    const [seen] = await client.query<{
      ofName: number;
      nameWait: number;
      ofServer: number;
      serverWait: number;
    }>(sql`
      select count(*) filter (where name_key = ${key} and at > now() - ${NAME_MINUTES} * interval '1 minute')::int as "ofName",
        count(*) filter (where at > now() - ${SERVER_MINUTES} * interval '1 minute')::int as "ofServer",
        ceil(extract(epoch from max(at) filter (where name_key = ${key}) - now()) / 60 + ${NAME_MINUTES})::int as "nameWait",
        ceil(extract(epoch from max(at) - now()) / 60 + ${SERVER_MINUTES})::int as "serverWait"
      from sign_in_attempt`);
    if (seen && seen.ofName >= NAME_LIMIT)
      return { isAllowed: false, waitMinutes: Math.max(1, seen.nameWait), because: 'name' };
    if (seen && seen.ofServer >= SERVER_LIMIT)
      return { isAllowed: false, waitMinutes: Math.max(1, seen.serverWait), because: 'server' };
    await client.query(sql`insert into sign_in_attempt (name_key) values (${key})`);
    return { isAllowed: true, waitMinutes: 0, because: null };
  });
}

/** Forgets the attempts for a name: the right password was given, or an operator made a new link. */
export async function clearAttempts(name: string): Promise<void> {
  await query(sql`delete from sign_in_attempt where name_key = ${nameKey(name)}`);
}
