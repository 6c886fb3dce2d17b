import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/**
 * A port of 127.0.0.1 that refuses, until it is closed: our own end of a connection holds it, so that no server that
 * another test starts meanwhile is given it, as it can be with a port that merely was free.
 */
export async function closedPort(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const accepted = once(server, 'connection');
  const held = connect({ port, host: '127.0.0.1' });
  await once(held, 'connect');
  const [other] = await accepted;
  return {
    port: held.localPort ?? 0,
    close: async () => {
      held.destroy();
      other.destroy();
      await once(server.close(), 'close');
    },
  };
}
