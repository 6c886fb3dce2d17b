import { ABORT_CASES } from '../../../lib/postgres/cutover/testing/abort-cases';
import { abortRound, isRight } from '../../../lib/postgres/cutover/testing/abort-round';
import { findPgBouncer } from '../../../lib/servers/embedded/pgbouncer';
import { startMajor } from '../../../lib/servers/embedded/testing/start-major';

/** Part of a name: only those are played. */
const ONLY = process.env.MUDANZA_BENCH_ABORTS ?? '';

/**
 * Everything that can happen to a switch, each on servers that are really there, with an application that writes: it ends
 * done or taken back and is named, and the writer's own ledger is whole (`aborts`, `right`).
 */
export async function abortRounds(): Promise<Record<string, unknown>> {
  const [from, to] = await Promise.all([
    startMajor(15, { settings: { max_prepared_transactions: '8' } }),
    startMajor(17, { settings: { max_connections: '40' } }),
  ]);
  const wrong: string[] = [];
  const hasPooler = findPgBouncer() !== null;
  const cases = ABORT_CASES.filter(
    ({ name }) => name.includes(ONLY) && (hasPooler || !name.includes('pooler')),
  );
  try {
    for (const one of cases) {
      const round = await abortRound({ from, to }, one).catch((error: unknown) => String(error));
      const isFine = typeof round !== 'string' && isRight(round);
      if (!isFine) wrong.push(one.name);
      console.error(`  ${isFine ? 'right' : 'WRONG'}: ${one.name}: ${JSON.stringify(round)}`);
    }
  } finally {
    await Promise.all([from.stop(), to.stop()]);
  }
  return { aborts: cases.length, right: cases.length - wrong.length, wrongAborts: wrong };
}
