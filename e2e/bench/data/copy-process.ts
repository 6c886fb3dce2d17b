import { copyDatabase } from '../../../lib/postgres/copy/copy-database';

/** A copy in a process of its own, to be killed: takes its job as JSON on standard input. */
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { source, target } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
process.stdout.write('ready\n');
await copyDatabase({
  ...{ source, target, schemas: ['public'], leaveOut: [], lanes: 3, chunkBytes: 256 * 1024 },
  deferIndexes: 'always',
  verify: false,
  signal: new AbortController().signal,
  onStage: (stage) => void process.stdout.write(`${stage}\n`),
});
