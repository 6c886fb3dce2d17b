import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { say } from '../../i18n/message';
import { sql } from '../sql';
import type { Probe } from './open-probe';
import type { RungResult } from './rung';

export const RoundTripFacts = z.object({
  count: z.number(),
  minMs: z.number(),
  medianMs: z.number(),
  maxMs: z.number(),
});
export type RoundTripFacts = z.infer<typeof RoundTripFacts>;

const round = (ms: number) => Math.round(ms * 100) / 100;

/** Times `select 1` over one open connection; a first look only, the latency step measures properly. */
export async function measureRoundTrip(
  probe: Probe,
  count = 20,
): Promise<{ rung: RungResult; roundTrip: RoundTripFacts }> {
  const times: number[] = [];
  await probe.rows(sql`select 1`);
  for (let index = 0; index < count; index += 1) {
    const begin = performance.now();
    await probe.rows(sql`select 1`);
    times.push(performance.now() - begin);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (index: number) => round(sorted[index] ?? 0);
  const roundTrip = { count, minMs: at(0), medianMs: at(Math.floor(count / 2)), maxMs: at(count - 1) };
  const message = say('connection.roundtrip.median', { ms: roundTrip.medianMs });
  return {
    roundTrip,
    rung: { state: roundTrip.medianMs > 150 ? 'warn' : 'pass', message, facts: { ...roundTrip } },
  };
}
