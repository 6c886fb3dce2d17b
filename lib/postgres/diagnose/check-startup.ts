import { z } from 'zod';
import { say } from '../../i18n/message';
import type { Credentials } from '../address/endpoint';
import { classifyError } from '../classify-error';
import { sql } from '../sql';
import { openProbe, type ProbeOptions } from './open-probe';
import type { RungResult } from './rung';

export const StartupFacts = z.object({
  /** What became of `options=-c …` in the startup packet. */
  options: z.enum(['honoured', 'dropped', 'refused']),
  /** `application_name` as the server has it. */
  applicationName: z.string(),
  /** What was said at a refusal. */
  original: z.string().nullable(),
});
export type StartupFacts = z.infer<typeof StartupFacts>;

const TIMEOUT_MS = 54_321;

/**
 * Opens one more connection (the credentials are proven by now) with a setting in its startup packet and looks whether
 * the server has it: a direct connection honours it, PgBouncer refuses it, the shared pooler drops it without a word.
 */
export async function checkStartup(
  credentials: Credentials,
  options: ProbeOptions,
): Promise<{ rung: RungResult; startup: StartupFacts }> {
  let startup: StartupFacts;
  try {
    startup = await ask(credentials, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    const named = classifyError(error, { endpoint: credentials.endpoint });
    if (named.code !== 'MUD-202') throw error;
    startup = { options: 'refused', applicationName: '', original: named.original ?? null };
  }
  const state = startup.options === 'honoured' ? 'pass' : 'warn';
  return {
    startup,
    rung: { state, message: say(`connection.startup.${startup.options}` as const), facts: { ...startup } },
  };
}

async function ask(credentials: Credentials, options: ProbeOptions): Promise<StartupFacts> {
  const startupOptions = `-c statement_timeout=${TIMEOUT_MS}`;
  const probe = await openProbe(credentials, {
    ...options,
    startupOptions,
    applicationName: 'mudanza-startup',
  });
  try {
    const [row] = await probe.rows<{ timeout: string; name: string }>(sql`
      select (select setting from pg_catalog.pg_settings where name = 'statement_timeout') as timeout,
             current_setting('application_name') as name`);
    const isHonoured = row?.timeout === String(TIMEOUT_MS);
    return { options: isHonoured ? 'honoured' : 'dropped', applicationName: row?.name ?? '', original: null };
  } finally {
    await probe.close();
  }
}
