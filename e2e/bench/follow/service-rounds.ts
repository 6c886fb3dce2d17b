import { setTimeout as sleep } from 'node:timers/promises';
import { oneRow, runSql } from '../../../lib/postgres/replication/testing/follow-servers';
import { cancelRun } from '../../../lib/runs/cancel-run';
import { findRunView } from '../../../lib/runs/read-runs';
import { readEvents } from '../../../lib/store/run-events';
import { findRun } from '../../../lib/store/runs';
import { waitForEnd } from '../trust/drive-step';
import { waitUntil } from '../trust/wait-until';
import { AccountWriter } from './account-writer';
import { differing, position } from './follow-stage';
import { openServiceStage, type ServiceStage } from './service-stage';
import { wrongWrites } from './wrong-writes';

const ROUNDS = Number(process.env.MUDANZA_BENCH_SERVICE_KILLS ?? 12);
/** ms in which a following that was hit has to be at it again by itself: lease, signing in, and what it was behind. */
const PATIENCE = 180_000;

const KINDS = ['state', 'runner', 'stateLong', 'machine', 'runner', 'halfOpen'] as const;
type Kind = (typeof KINDS)[number];

async function holderOf({ runId }: ServiceStage): Promise<string | null> {
  return (await findRun(runId).catch(() => null))?.runner ?? null;
}

/** The state's server goes (-9), with everything that the runners have open there, and comes back. */
async function killState({ state }: ServiceStage, awayMs: number): Promise<void> {
  await state.kill();
  await sleep(awayMs);
  await state.start();
}

/** The runner that follows goes (-9); another one takes its place as the spare. */
async function killHolder(stage: ServiceStage): Promise<void> {
  const holder = await holderOf(stage);
  const at = stage.runners.findIndex(({ id }) => id === holder);
  const [runner] = stage.runners.splice(at, 1);
  if (at < 0 || !runner) throw new Error('nobody followed');
  await runner.kill();
  await waitUntil(async () => ![null, holder].includes(await holderOf(stage)), PATIENCE);
  await stage.start();
}

/** Everything of ours goes at once, as with the machine, and is started again. */
async function killMachine(stage: ServiceStage): Promise<void> {
  const gone = stage.runners.splice(0);
  await Promise.all([stage.state.kill(), ...gone.map((runner) => runner.kill())]);
  await sleep(500);
  await stage.state.start();
  await stage.start();
  await stage.start();
}

/** A router forgets the connection in the middle of a group: neither side hears anything of it. */
async function forget({ faults }: ServiceStage): Promise<void> {
  faults.forgetOn = 'mudanza_commit';
  await sleep(500);
  delete faults.forgetOn;
}

function hit(kind: Kind, stage: ServiceStage): Promise<void> {
  if (kind === 'state') return killState(stage, 300);
  // Longer than the lease: the run is given back and claimed anew, while its relay may work still.
  if (kind === 'stateLong') return killState(stage, 8_000);
  if (kind === 'runner') return killHolder(stage);
  return kind === 'machine' ? killMachine(stage) : forget(stage);
}

interface Round {
  readonly wrong: readonly string[];
  readonly next: number;
  /** ms from the blow until everything that was written is on the target. */
  readonly ms: number;
}

/** Most sessions that ever held the lock of the slot at once, and read it. */
async function watchRelays(stage: ServiceStage, until: () => boolean): Promise<number> {
  let most = 0;
  while (!until()) {
    const row = await oneRow<{ held: number }>(
      stage.target,
      `select count(*)::int as held from pg_locks where locktype = 'advisory' and granted
         and database = (select oid from pg_database where datname = current_database())`,
    );
    most = Math.max(most, row?.held ?? 0);
    await sleep(250);
  }
  return most;
}

async function play(kind: Kind, stage: ServiceStage, from: number): Promise<Round> {
  await runSql(stage.source, 'truncate log');
  const before = await stage.progress();
  const writer = new AccountWriter(stage.source, from);
  let isOver = false;
  const watching = watchRelays(stage, () => isOver);
  try {
    if ((await waitUntil(async () => (await stage.progress()) > before, PATIENCE)) === null)
      return { wrong: ['it did not follow before'], next: from, ms: 0 };
    await sleep(50 + Math.random() * 400);
    const began = performance.now();
    await hit(kind, stage);
    await sleep(500);
    await writer.stop();
    const end = await position(stage.source);
    const there = await waitUntil(async () => (await stage.progress()) >= end, PATIENCE);
    const ms = Math.round(performance.now() - began);
    isOver = true;
    const wrong = [
      ...(there === null ? ['not taken up again'] : []),
      ...(await differing(stage)),
      ...((await wrongWrites(stage.target, writer.acknowledged)) > 0 ? ['ledger'] : []),
      ...((await watching) > 1 ? ['two relays'] : []),
    ];
    return { wrong, next: writer.next, ms };
  } finally {
    isOver = true;
    await writer.stop();
  }
}

/**
 * A following as the product executes it, with two real runners on one state: the state's server, the runner that follows, all of
 * it at once, and the network (half-open) fail under it, and nobody presses a button. After each, what the application was
 * acknowledged has to be on the target exactly once, and never more than one session may have held the slot's lock.
 */
export async function serviceRounds(): Promise<Record<string, unknown>> {
  const stage = await openServiceStage();
  let exact = 0;
  let next = 1;
  const took: Partial<Record<Kind, number>> = {};
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const kind = KINDS[round % KINDS.length] ?? 'state';
      const result = await play(kind, stage, next);
      next = result.next;
      took[kind] = Math.max(took[kind] ?? 0, result.ms);
      if (result.wrong.length === 0) exact += 1;
      console.error(`  ${round + 1} (${kind}): ${result.wrong.join(', ') || 'exact'} after ${result.ms} ms`);
    }
    await cancelRun(stage.runId, 'bench');
    const view = await waitForEnd(stage.runId);
    const starts = (await readEvents(stage.runId, 0, 100_000)).filter(
      ({ text }) => text === 'started',
    ).length;
    console.error(`  the run ended as ${view.status}, begun ${starts} times`);
    return { kills: ROUNDS, exact, serviceStarts: starts, serviceTookMs: took };
  } catch (error) {
    const view = await findRunView(stage.runId).catch(() => null);
    console.error(`  the run: ${view?.status} ${view?.error?.code ?? ''}`);
    throw error;
  } finally {
    await stage.close();
  }
}
