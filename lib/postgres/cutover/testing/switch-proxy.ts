import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';

/** A door of the application's own, before the two servers: sends it to one of them, then to the other. */
export interface SwitchProxy {
  readonly port: number;
  /** From now on every new connection goes there; those that are open are cut. */
  switchTo(port: number): void;
  close(): Promise<void>;
}

/** Listens on a free port of this machine and forwards to `port`. */
export async function startSwitchProxy(port: number): Promise<SwitchProxy> {
  let goal = port;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = createConnection({ port: goal, host: '127.0.0.1' });
    near.setNoDelay(true);
    far.setNoDelay(true);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    switchTo: (next) => {
      goal = next;
      cut();
    },
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
