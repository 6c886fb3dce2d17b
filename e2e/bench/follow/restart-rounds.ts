import { setTimeout as sleep } from 'node:timers/promises';
import { runSql } from '../../../lib/postgres/replication/testing/follow-servers';
import { createMigration } from '../../../lib/runs/create-migration';
import { readEvents } from '../../../lib/store/run-events';
import { findRun } from '../../../lib/store/runs';
import { waitUntil } from '../trust/wait-until';
import { AccountWriter } from './account-writer';
import { type BegunService, beginService, progressOf } from './begin-service';
import { differing, position, type Sides } from './follow-stage';
import { ProductLab, withSides } from './product-lab';
import { wrongWrites } from './wrong-writes';

/** How the product ends; see `ProductLab.end`. */
const KINDS = ['stop', 'kill', 'power'] as const;
type Kind = (typeof KINDS)[number];

const ROUNDS = Number(process.env.MUDANZA_BENCH_RESTARTS ?? 6);
/** ms in which the following has to be at it again by itself: nothing hangs on how quick the machine is but this. */
const PATIENCE = 300_000;

interface Stage extends Sides, BegunService {
  readonly lab: ProductLab;
  readonly migrationId: string;
}

/** Whether the page's stream goes on behind an event. */
async function isStreamed({ lab, runId }: Stage, behind: number): Promise<boolean> {
  const answer = await lab.ask(`/api/runs/${runId}/events`, { 'last-event-id': String(behind) });
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (Number(/^id: (\d+)/m.exec(text)?.[1] ?? 0) > behind) return true;
  }
  return false;
}

const pageOf = ({ migrationId }: Stage) => `/migrations/${migrationId}/data/data.follow`;
const lastSeq = async (runId: string) => (await readEvents(runId, 0, 1_000_000)).at(-1)?.seq ?? 0;

async function play(kind: Kind, stage: Stage, from: number): Promise<{ wrong: string[]; next: number }> {
  const { source, target, slot, runId, lab } = stage;
  const progress = () => progressOf(target, slot);
  await runSql(source, 'truncate log');
  const before = await progress();
  const writer = new AccountWriter(source, from);
  try {
    if ((await waitUntil(async () => (await progress()) > before, PATIENCE)) === null)
      return { wrong: ['it did not follow before'], next: from };
    await sleep(Math.random() * 500);
    await lab.end(kind);
    // The application does not wait for us.
    await sleep(1_000);
    await lab.start();
    await sleep(500);
    await writer.stop();
    const until = await position(source);
    const there = await waitUntil(async () => (await progress()) >= until, PATIENCE);
    const isOpen = (await findRun(runId))?.endedAt === null;
    const wrong = [
      ...(there === null ? ['not taken up again'] : []),
      ...(isOpen ? [] : ['its run has ended']),
      ...((await lab.shows(pageOf(stage), '#live-follow')) ? [] : ['not on the page']),
      ...((await isStreamed(stage, await lastSeq(runId)).catch(() => false)) ? [] : ['not streamed']),
      ...(await differing(stage)),
      ...((await wrongWrites(target, writer.acknowledged)) > 0 ? ['ledger'] : []),
    ];
    return { wrong, next: writer.next };
  } finally {
    await writer.stop();
  }
}

async function rounds(stage: Stage): Promise<number> {
  let exact = 0;
  let next = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    const kind = KINDS[round % KINDS.length] ?? 'stop';
    const result = await play(kind, stage, next);
    next = result.next;
    if (result.wrong.length === 0) exact += 1;
    console.error(`  ${round + 1} (${kind}): ${result.wrong.join(', ') || 'exact'}`);
  }
  return exact;
}

/**
 * A following on the product as `npm start` runs it (built, web server, runner, its own database), which is ended in three
 * ways and started again: nobody presses a button, and afterwards the page shows it, its stream goes on, and what the
 * application was acknowledged meanwhile is on the target exactly once.
 */
export function restartRounds(): Promise<Record<string, unknown>> {
  return withSides(async (sides) => {
    const lab = await ProductLab.open();
    try {
      const { id } = await createMigration({ name: 'Restarts', kind: 'supabase', by: 'bench' });
      const begun = await beginService(id, sides);
      const exact = await rounds({ ...sides, ...begun, lab, migrationId: id });
      return { restarts: ROUNDS, restartsExact: exact };
    } finally {
      await lab.end('stop');
      await lab.lose();
    }
  });
}
