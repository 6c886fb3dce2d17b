import { createServer } from 'node:net';

/** Resolves with null when the address can be listened on, else with a sentence that says why not. */
export function listenCheck(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      const texts: Record<string, string> = {
        EADDRINUSE: `Port ${port} on ${host} is taken. Stop what uses it, or choose another: PORT=3001 npm start`,
        EACCES: `This user may not listen on port ${port}. Choose one above 1023: PORT=3001 npm start`,
        EADDRNOTAVAIL: `This machine has no address ${host}. Leave HOST out to use 127.0.0.1.`,
        ENOTFOUND: `The name ${host} is not known here. Leave HOST out to use 127.0.0.1.`,
      };
      resolve(texts[error.code ?? ''] ?? `Cannot listen on ${host}:${port}: ${error.message}`);
    });
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
