import { request } from 'node:http';
import { createServer, type Server } from 'node:https';

export interface TlsFront {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A reverse proxy with TLS before the product, as nginx or Caddy would be: it ends TLS, passes the Host header on and
 * streams answers as they come.
 */
export async function startTlsFront(
  port: number,
  target: number,
  { cert, key }: { readonly cert: string; readonly key: string },
): Promise<TlsFront> {
  const server: Server = createServer({ cert, key }, (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = request(
      {
        host: '127.0.0.1',
        port: target,
        method,
        path: url,
        headers: { ...headers, 'x-forwarded-proto': 'https' },
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
