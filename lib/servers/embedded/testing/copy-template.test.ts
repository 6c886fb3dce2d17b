import { expect, it } from 'vitest';
import { startMajor } from './start-major';

it('serves two servers of one version that begin at once', async () => {
  const servers = await Promise.all([startMajor(16), startMajor(16)]);
  try {
    const names = await Promise.all(servers.map((server) => server.createDatabase()));
    expect(new Set(names.map(({ direct }) => direct.endpoint.port)).size).toBe(2);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
});
