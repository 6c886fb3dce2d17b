import { setTimeout as sleep } from 'node:timers/promises';
import { goBack } from '../../../lib/postgres/cutover/go-back';
import {
  type CutoverStage,
  cutoverStage,
  wrongWrites,
} from '../../../lib/postgres/cutover/testing/cutover-stage';
import {
  backNames,
  reverseJob,
  startStageWriter,
  switched,
} from '../../../lib/postgres/cutover/testing/switched-stage';
import { withReverse } from '../../../lib/postgres/replication/with-reverse';
import { startMajor } from '../../../lib/servers/embedded/testing/start-major';
import { median } from '../median';

const REVERSES = Number(process.env.MUDANZA_BENCH_REVERSES ?? 10);

interface Round {
  readonly writes: number;
  readonly lost: number;
  readonly doubled: number;
  readonly ms: number;
}

/** One night and the way home: switched, written to for a while with the relay running in between, and gone back. */
async function round(stage: CutoverStage, number: number): Promise<Round> {
  await switched(stage, number % 2 === 0 ? 'nologin' : 'readonly');
  const signal = AbortSignal.timeout(120_000);
  const early = startStageWriter(stage, 1);
  // In every second round the relay runs beside the writer, and is stopped in the middle of its work.
  if (number % 2 === 0) await withReverse({ ...reverseJob(stage), signal }, () => sleep(600));
  else await sleep(300);
  const written = await early.stop();
  const late = startStageWriter(stage, 1_000_000);
  await sleep(300);
  written.push(...(await late.stop()));
  const started = performance.now();
  const { source, target } = stage;
  await goBack({ source, target, names: backNames(stage), signal, verify: true, lanes: 2 });
  const ms = performance.now() - started;
  return { writes: written.length, ms, ...(await wrongWrites(source, written)) };
}

/** After the switch an application writes to the target and keeps its own ledger; then everything goes back. */
export async function reverseRounds(): Promise<Record<string, unknown>> {
  const [from, to] = [await startMajor(15), await startMajor(17)];
  const rounds: Round[] = [];
  try {
    for (let number = 1; number <= REVERSES; number += 1) {
      const stage = await cutoverStage(from, to);
      const done = await round(stage, number);
      await stage.clean();
      rounds.push(done);
      console.error(
        `  ${number}: ${done.writes} writes, back in ${Math.round(done.ms)} ms, lost ${done.lost}, doubled ${done.doubled}`,
      );
    }
  } finally {
    await Promise.all([from.stop(), to.stop()]);
  }
  const sum = (key: 'writes' | 'lost' | 'doubled') => rounds.reduce((total, one) => total + one[key], 0);
  return {
    reverses: rounds.length,
    reverseWrites: sum('writes'),
    reverseLost: sum('lost'),
    reverseDoubled: sum('doubled'),
    reverseMs: Math.round(median(rounds.map(({ ms }) => ms))),
  };
}
