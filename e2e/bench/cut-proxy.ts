import { connect, createServer, type Socket } from 'node:net';

export interface CutProxy {
  readonly port: number;
  /** Destroys every connection that is open now; the next ones are let through again. */
  cut(): void;
  close(): void;
}

/** A TCP proxy before the product, whose connections can be cut as a failing network would. */
export async function cutProxy(targetPort: number): Promise<CutProxy> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut: () => {
      for (const socket of open) socket.destroy();
    },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
