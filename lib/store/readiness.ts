import { sql } from '../postgres/sql';
import { isStateCurrent } from './migrate-state';
import { query } from './query';
import { isRunnerAlive } from './runs';

export interface Readiness {
  /** The state database answers. */
  readonly database: boolean;
  /** It has every table this version needs. */
  readonly schema: boolean;
  /** Some runner was heard of within fifteen seconds. */
  readonly runner: boolean;
}

/** What a load balancer asks before it sends anybody here. Never throws. */
export async function readReadiness(): Promise<Readiness> {
  try {
    const rows = await query<{ number: number }>(sql`select number from state_file`);
    const schema = isStateCurrent(rows.map((row) => row.number));
    return { database: true, schema, runner: await isRunnerAlive() };
  } catch {
    return { database: false, schema: false, runner: false };
  }
}
