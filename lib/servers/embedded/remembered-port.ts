import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { freePort } from './free-port';

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * The port kept in `file`, so that a server is found at the same place after a restart and what was written down
 * elsewhere (a practice backend's env file) stays true; another one only when somebody else took it meanwhile.
 */
export async function rememberedPort(file: string): Promise<number> {
  const known = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN;
  if (Number.isInteger(known) && known > 0 && (await isFree(known))) return known;
  const port = await freePort();
  writeFileSync(file, String(port), { mode: 0o600 });
  return port;
}
