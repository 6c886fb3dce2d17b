import { connect, createServer, type Socket } from 'node:net';

export interface TurnProxy {
  readonly port: number;
  /** Ways there and back before the client first sent the text, of the connection that did; null where none has. */
  turnsBefore(text: string): number | null;
  close(): Promise<void>;
}

/** Passes bytes on and counts how often the server was waited for: each of them is a way there and back. */
export function startTurnProxy(upstreamPort: number): Promise<TurnProxy> {
  const lines: { readonly turns: number; readonly sent: string }[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host: '127.0.0.1', port: upstreamPort, noDelay: true });
    const line: { readonly turns: number; readonly sent: string }[] = [];
    lines.push(line);
    let turns = 0;
    let isOurs = true;
    client.on('data', (bytes) => {
      isOurs = true;
      line.push({ turns, sent: bytes.toString('latin1') });
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (isOurs) turns += 1;
      isOurs = false;
      client.write(bytes);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => other.destroy());
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        turnsBefore: (text) =>
          lines.flatMap((line) => line.find(({ sent }) => sent.includes(text)) ?? [])[0]?.turns ?? null,
        close: async () => {
          for (const socket of sockets) socket.destroy();
          await new Promise((closed) => server.close(closed));
        },
      });
    });
  });
}
