import { createConnection, createServer, type Socket } from 'node:net';

/**
 * A network between two places, in a process of its own: each chunk arrives `oneWay` ms later, and a connection
 * carries at most `rate` bytes a second each way. Arguments: upstream port, one-way delay in ms, bytes a second.
 * Prints its own port.
 */
const upstream = Number(process.argv[2]);
const oneWay = Number(process.argv[3]);
const rate = Number(process.argv[4]);
/** Bytes under way before the sender has to wait, as a window of TCP: twice what the delay and the rate can hold. */
const WINDOW = Math.max(1 << 20, ((2 * oneWay) / 1000) * rate * 2);

function carry(from: Socket, to: Socket): void {
  let lineFreeAt = 0;
  let underWay = 0;
  from.on('data', (chunk: Buffer) => {
    const now = performance.now();
    lineFreeAt = Math.max(now, lineFreeAt) + (chunk.length / rate) * 1000;
    underWay += chunk.length;
    if (underWay > WINDOW) from.pause();
    setTimeout(
      () => {
        underWay -= chunk.length;
        if (underWay <= WINDOW) from.resume();
        if (!to.destroyed) to.write(chunk);
      },
      lineFreeAt - now + oneWay,
    );
  });
  const end = () => setTimeout(() => to.end(), Math.max(0, lineFreeAt - performance.now()) + oneWay + 2);
  from.on('end', end);
  from.on('error', () => to.destroy());
  from.on('close', () =>
    setTimeout(() => to.destroy(), Math.max(0, lineFreeAt - performance.now()) + oneWay + 5),
  );
}

const server = createServer({ allowHalfOpen: true }, (client) => {
  const target = createConnection({ host: '127.0.0.1', port: upstream, allowHalfOpen: true });
  client.setNoDelay(true);
  target.setNoDelay(true);
  carry(client, target);
  carry(target, client);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.stdout.write(`${address.port}\n`);
});
