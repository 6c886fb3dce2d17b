import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { say } from '../../i18n/message';
import type { EndpointClass } from '../address/classify-endpoint';
import type { Endpoint } from '../address/endpoint';
import { classifyError } from '../classify-error';
import { ident, sql } from '../sql';
import type { Probe } from './open-probe';
import { type RungResult, rungError } from './rung';

export const PoolingFacts = z.object({
  /** `transaction` when a client was moved to another server process, `session` when it kept its own. */
  observed: z.enum(['session', 'transaction', 'unknown']),
  /** Server processes that served this one client, in order. */
  pids: z.array(z.number()).readonly(),
  /** A named prepared statement of one transaction could be used in the next. */
  preparedSurvive: z.boolean().nullable(),
  /** A session setting of one transaction was still there in the next. */
  settingsSurvive: z.boolean().nullable(),
  /** What the server said when the prepared statement was used again. */
  preparedError: z.string().nullable(),
});
export type PoolingFacts = z.infer<typeof PoolingFacts>;

const pid = sql`select pg_catalog.pg_backend_pid() as pid`;

async function pidOf(probe: Probe): Promise<number> {
  return (await probe.rows<{ pid: number }>(pid))[0]?.pid ?? 0;
}

/** True when the statement, named in an earlier transaction, still works; the error's text when it does not. */
async function tryAgain(probe: Probe, name: string): Promise<{ works: boolean; original: string | null }> {
  try {
    await probe.named(name, sql`select ${'again'}::text as said`);
    return { works: true, original: null };
  } catch (error) {
    const { code, original } = classifyError(error);
    if (code !== 'MUD-200' && code !== 'MUD-201' && code !== 'MUD-189') throw error;
    return { works: false, original: original ?? code };
  }
}

/** Takes the probe's own traces off a server process that others will use. Failing at it harms nothing. */
async function tidy(probe: Probe, name: string): Promise<void> {
  await probe.rows(sql`select pg_catalog.set_config('mudanza.probe', '', false)`).catch(() => undefined);
  await probe.rows(sql`deallocate ${ident(name)}`).catch(() => undefined);
}

/**
 * Finds out how connections are pooled by looking: the first client leaves something behind (a named statement, a
 * setting), a second one opens a transaction and thereby takes the free server process, and the first looks again.
 * In session mode, or without a pooler, nothing has changed for it.
 */
export async function observePooling(first: Probe, second: Probe): Promise<PoolingFacts> {
  const name = `mudanza_${randomBytes(6).toString('hex')}`;
  const mark = randomBytes(6).toString('hex');
  const pids: number[] = [];
  await first.named(name, sql`select ${'once'}::text as said`);
  await first.rows(sql`select pg_catalog.set_config('mudanza.probe', ${mark}, false)`);
  pids.push(await pidOf(first));
  await second.rows(sql`begin`);
  let again: Awaited<ReturnType<typeof tryAgain>>;
  let setting: string | undefined;
  try {
    await pidOf(second);
    pids.push(await pidOf(first));
    const shown = await first.rows<{ value: string }>(
      sql`select pg_catalog.current_setting('mudanza.probe', true) as value`,
    );
    setting = shown[0]?.value ?? '';
    again = await tryAgain(first, name);
  } finally {
    await second.rows(sql`rollback`).catch(() => undefined);
    await tidy(second, name);
    await tidy(first, name);
  }
  const hasMoved = pids[0] !== pids[1];
  const settingsSurvive = setting === mark;
  return {
    observed: hasMoved || !settingsSurvive ? 'transaction' : 'session',
    pids,
    preparedSurvive: again.works,
    settingsSurvive,
    preparedError: again.original,
  };
}

/** The pooling rung: what was seen, beside what the address promises. */
export function judgePooling(pooling: PoolingFacts, promised: EndpointClass): RungResult {
  const facts = { ...pooling, promised: promised.pooling };
  const expected = promised.pooling === 'none' ? 'session' : promised.pooling;
  const isOther = expected !== 'unknown' && expected !== pooling.observed;
  const isTransaction = pooling.observed === 'transaction';
  const kind = !isTransaction ? 'session' : pooling.preparedSurvive ? 'transactionPrepared' : 'transaction';
  const message = isOther
    ? say('connection.pooling.unlikeAddress', { observed: pooling.observed, promised: promised.pooling })
    : say(`connection.pooling.${kind}` as const);
  return { state: isOther ? 'warn' : 'pass', message, facts };
}

/** A pooling rung that could not be observed, e.g. because there was no second connection to be had; it says why. */
export function unobservedPooling(
  error: unknown,
  endpoint: Endpoint,
): { rung: RungResult; pooling: PoolingFacts } {
  const named = classifyError(error, { endpoint });
  const pooling: PoolingFacts = {
    observed: 'unknown',
    pids: [],
    preparedSurvive: null,
    settingsSurvive: null,
    preparedError: null,
  };
  const original = (named.original ?? named.message).slice(0, 200);
  const message = say('connection.pooling.unobservedBecause', { code: named.code, original });
  return { pooling, rung: { state: 'warn', message, facts: { ...pooling }, error: rungError(named) } };
}
