import { createServer } from 'node:net';
import { threadId } from 'node:worker_threads';

/** Below the ports that systems give to whoever asks for any: nobody is given one of these by chance. */
const FIRST = 20_000;
const COUNT = 12_000;
/** Ports in turn of each thread, so that two that look at once find different ones. */
const SHARE = 32;

let turn = 0;

function ownPort(): number {
  const share = (process.pid * 7 + threadId) * SHARE;
  turn = (turn + 1) % SHARE;
  return FIRST + ((share + turn) % COUNT);
}

/** Listens for a moment; 0 stands for any port that is free. Null where it is taken. */
function tried(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : null));
    });
  });
}

/**
 * A TCP port of 127.0.0.1 that nobody listens on right now, and that nobody is likely to be given before it is used: a
 * server that is made anew takes a second until it listens.
 */
export async function freePort(): Promise<number> {
  for (let left = SHARE; left > 0; left -= 1) {
    const port = await tried(ownPort());
    if (port !== null) return port;
  }
  const any = await tried(0);
  if (any === null) throw new Error('no port');
  return any;
}
