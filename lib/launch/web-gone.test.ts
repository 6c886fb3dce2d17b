import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { freePort } from '../servers/embedded/free-port';
import { readPostmaster } from '../servers/embedded/postmaster';

it('leaves no server behind when the web server cannot start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-no-build-'));
  // The state server runs as another user and has to pass through.
  chmodSync(folder, 0o755);
  // The same product in a place where nothing was built.
  for (const name of ['lib', 'sql', 'node_modules', 'package.json', 'tsconfig.json'])
    symlinkSync(resolve(name), join(folder, name));
  const data = join(folder, 'data');
  mkdirSync(data);
  const { exitCode, all } = await execa(
    process.execPath,
    ['--import', 'tsx', join('lib', 'launch', 'main.ts')],
    {
      cwd: folder,
      env: { NODE_ENV: 'production', MUDANZA_DATA_DIR: data, PORT: String(await freePort()) },
      reject: false,
      all: true,
      timeout: 240_000,
    },
  );
  expect(all).toContain('The web server ended');
  expect(exitCode).toBe(1);
  expect(readPostmaster(join(data, 'postgres', 'state'))).toBeNull();
  rmSync(folder, { recursive: true, force: true });
});
