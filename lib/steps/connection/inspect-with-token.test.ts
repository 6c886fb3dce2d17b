import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { createTestContext } from '../testing/test-context';
import { inspectWithToken } from './inspect-with-token';

const REF = 'abcdefghijklmnopqrst';

it('asks nothing without a token, and keeps codes where the API refuses', async () => {
  const server = createServer((request, response) => {
    const isProject = request.url === `/v1/projects/${REF}`;
    response.writeHead(isProject ? 200 : 403, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: REF, name: 'n', region: 'eu-west-3', status: 'INACTIVE' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  expect(await inspectWithToken(createTestContext(), REF, base)).toBeNull();
  const ctx = createTestContext({ secrets: { 'supabase.accessToken': 'sbp_secret' } });
  expect(await inspectWithToken(ctx, null, base)).toBeNull();
  const report = await inspectWithToken(ctx, REF, base);
  expect(report).toMatchObject({ status: { value: 'INACTIVE' }, bans: { code: 'MUD-701' } });
  expect(JSON.stringify([report, ctx.logged])).not.toContain('sbp_secret');
  await new Promise((resolve) => server.close(resolve));
});
