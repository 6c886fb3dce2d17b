import { env } from '../platform/env';
import { logger } from '../platform/log/logger';
import { makeReport } from '../report/make-report';
import { Notifier } from '../runs/notify/notifier';
import { Runner } from '../runs/runner';
import { Watcher } from '../runs/watch/watcher';
import '../steps/registry';
import { ScratchServer } from '../servers/embedded/scratch-server';
import { stopPracticeLab } from '../servers/practice/practice-lab';
import { requireKey } from '../store/keys/require-key';
import { stopListening } from '../store/listen';
import { isOutdated } from '../store/migrate-state';
import { migrationsMovedBy } from '../store/moving-runs';
import { closePool } from '../store/pool';
import { followAlerts, type OnRaised } from '../web/history/follow-alerts';
import { tellUnread } from '../web/history/tell-unread';
import { takeSample } from '../web/monitor/take-sample';
import { OUTDATED } from './exit-code';

/** ms between two looks whether a newer version took the state database over. */
const OUTDATED_LOOK_MS = 5_000;

/** ms between two looks at what is moved: a person who has to restart a backend is told within seconds. */
const MOVES_LOOK_MS = 3_000;

/** ms between two looks whether a slot lies there that nobody reads. */
const UNREAD_LOOK_MS = 60_000;

async function stopWhenOutdated(stop: (code: number) => Promise<void>): Promise<void> {
  // Without the database nothing is known; the next look comes soon.
  if (await isOutdated().catch(() => false)) await stop(OUTDATED);
}

/** The runner's process: executes runs and watches backends until it is told to stop. */
async function main(): Promise<void> {
  const runner = new Runner({ leaseMs: env().MUDANZA_LEASE_MS, makeReport, hasLeaseThread: true });
  const notifier = new Notifier();
  const raise: OnRaised = (migration, raised) =>
    notifier.raise(
      migration,
      raised.map(({ message }) => message),
    );
  const lookAtAlerts = followAlerts(raise);
  const watcher = new Watcher({ takeSample, onSample: lookAtAlerts });
  // What moves has alarms of its own, though nobody watches the backend.
  const lookAtMoves = async () => {
    for (const id of await migrationsMovedBy(runner.id)) await lookAtAlerts(id);
  };
  let isStopping = false;
  const stop = async (code: number) => {
    if (isStopping) return;
    isStopping = true;
    await Promise.all([runner.stop(), watcher.stop(), notifier.stop()]);
    await stopPracticeLab();
    await stopListening();
    await closePool();
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0));
  process.on('unhandledRejection', (error) =>
    logger.error({ err: String(error) }, 'unhandled rejection in the runner'),
  );
  // The key may have gone since the launcher looked: another one must not be made in its place.
  await requireKey();
  await new ScratchServer().endStranded();
  await runner.start();
  await watcher.start();
  await notifier.start();
  setInterval(() => void stopWhenOutdated(stop), OUTDATED_LOOK_MS);
  // Without the database nothing is known; the next look comes soon.
  setInterval(() => void lookAtMoves().catch(() => undefined), MOVES_LOOK_MS);
  setInterval(() => void tellUnread(raise).catch(() => undefined), UNREAD_LOOK_MS);
}

void main();
