import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rememberedPort } from './remembered-port';

describe('rememberedPort', () => {
  it('gives the same port again, and another one when it is taken', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'mudanza-port-')), 'port');
    const first = await rememberedPort(file);
    expect(await rememberedPort(file)).toBe(first);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(first, '127.0.0.1', resolve));
    const second = await rememberedPort(file);
    expect(second).not.toBe(first);
    await new Promise((resolve) => server.close(resolve));
    expect(await rememberedPort(file)).toBe(second);
  });
});
