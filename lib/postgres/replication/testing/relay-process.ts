import { z } from 'zod';
import { withRelay } from '../with-relay';

const Endpoint = z.object({
  host: z.string(),
  port: z.number(),
  database: z.string(),
  user: z.string(),
  tls: z.object({ mode: z.literal('disable') }),
});
const Side = z.object({ endpoint: Endpoint, password: z.string() });
const Job = z.object({ source: Side, target: Side, slot: z.string() });

/**
 * A relay in a process of its own, for those who kill it: says what it committed and its memory, one line of JSON a group.
 * Ends when its input ends.
 */
async function main(): Promise<void> {
  const job = Job.parse(JSON.parse(process.argv[2] ?? ''));
  const stop = new AbortController();
  process.stdin.on('end', () => stop.abort('over')).resume();
  const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
  let most = 0;
  setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20).unref();
  await withRelay(
    {
      ...job,
      signal: stop.signal,
      onCommitted: ({ lsn, transactions, changes }) =>
        tell({ lsn: String(lsn), transactions, changes, rss: Math.max(most, process.memoryUsage().rss) }),
    },
    async (relay) => {
      tell({ isReady: true });
      return relay.failed;
    },
  );
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stdout.write(`${JSON.stringify({ failed: String(error) })}\n`);
    process.exit(1);
  },
);
