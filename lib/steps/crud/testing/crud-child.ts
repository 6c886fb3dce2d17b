import { type Credentials, Endpoint } from '../../../postgres/address/endpoint';
import { withTarget } from '../../../postgres/with-client';
import { runCrud } from '../run-crud';

/**
 * The CRUD check in a process of its own, for the test that kills it: says one line on standard output after each
 * table. Credentials come on standard input.
 */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const given: { endpoint: unknown; password: string } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const credentials: Credentials = { endpoint: Endpoint.parse(given.endpoint), password: given.password };
  await runCrud({
    connect: (_door, use) => withTarget(credentials, use),
    runId: 'killedrun0001',
    schemas: ['public'],
    only: [],
    first: 'tenants',
    clients: 0,
    hasSessionDoor: false,
    signal: new AbortController().signal,
    onTable: ({ table }) => process.stdout.write(`${table}\n`),
    onStage: () => undefined,
  });
}

await main();
