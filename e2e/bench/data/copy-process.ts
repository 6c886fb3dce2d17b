import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { MudanzaError } from '../../../lib/platform/errors/mudanza-error';
import { copyDatabase } from '../../../lib/postgres/copy/copy-database';

/**
 * A copy in a process of its own, to be killed or weighed: takes its job as one line of JSON on standard input. Says
 * `ready` when it is loaded, each stage, and at the end its code and the most memory that it took.
 */
const say = (text: string) => void process.stdout.write(`${text}\n`);
const input = createInterface({ input: process.stdin });
say('ready');
const [line] = (await once(input, 'line')) as [string];
const { source, target, lanes = 3, chunkKb = 1024, verify = false, onFilled = 'refuse' } = JSON.parse(line);
const state: string | undefined = process.env.MUDANZA_STATE_URL;
const run = process.env.MUDANZA_BENCH_RUN ?? '';
const share = state
  ? (await import('../../../lib/runs/shared-copy')).sharedCopy(
      { runId: run, runner: `bench-${process.pid}` },
      { lanes },
    )
  : undefined;
try {
  const { verified } = await copyDatabase({
    ...{ source, target, schemas: ['public'], leaveOut: [], lanes, verify, onFilled },
    chunkBytes: chunkKb * 1024,
    deferIndexes: 'always',
    signal: new AbortController().signal,
    onStage: say,
    ...(share && { share }),
  });
  const wrong = verified?.filter(({ badBuckets }) => badBuckets > 0) ?? [];
  if (wrong.length > 0) throw new Error(`not equal: ${wrong.map(({ name }) => name).join(', ')}`);
  say(`rss ${Math.round(process.resourceUsage().maxRSS / 1024)}`);
  process.exit(0);
} catch (error) {
  say(`failed ${error instanceof MudanzaError ? error.code : String(error)}`);
  process.exit(1);
}
