import { env } from '../env';
import { logger } from '../log/logger';
import { stopPracticeLab } from '../practice/practice-lab';
import { Runner } from '../runs/runner';
import { stopListening } from '../store/listen';
import { closePool } from '../store/pool';
import { Watcher } from '../watch/watcher';

/** The runner's process: executes runs and watches backends until it is told to stop. */
async function main(): Promise<void> {
  const runner = new Runner({ leaseMs: env().MUDANZA_LEASE_MS });
  const watcher = new Watcher();
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await Promise.all([runner.stop(), watcher.stop()]);
    await stopPracticeLab();
    await stopListening();
    await closePool();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  process.on('unhandledRejection', (error) =>
    logger.error({ err: String(error) }, 'unhandled rejection in the runner'),
  );
  await runner.start();
  await watcher.start();
}

void main();
