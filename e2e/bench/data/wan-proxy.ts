import { createConnection, createServer, type Socket } from 'node:net';

/**
 * A network between two places, in a process of its own: each chunk arrives `oneWay` ms later, and a connection
 * carries at most `rate` bytes a second each way. Arguments: upstream port, one-way delay in ms, bytes a second.
 * Prints its own port. `SIGUSR2` makes it swallow everything from then on, with neither FIN nor RST.
 */
const upstream = Number(process.argv[2]);
const oneWay = Number(process.argv[3]);
const rate = Number(process.argv[4]);
/** Bytes under way before the sender has to wait, as a window of TCP: twice what the delay and the rate can hold. */
const WINDOW = Math.max(1 << 20, ((2 * oneWay) / 1000) * rate * 2);

let isSilent = false;
process.on('SIGUSR2', () => {
  isSilent = true;
});

/** What waits for its time, in order: a timer for each chunk would let a later one pass an earlier one. */
interface Waiting {
  readonly due: number;
  /** Null is the end of the stream. */
  readonly chunk: Buffer | null;
}

function carry(from: Socket, to: Socket): void {
  const line: Waiting[] = [];
  let lineFreeAt = 0;
  let underWay = 0;
  let isWaiting = false;
  const deliver = () => {
    isWaiting = false;
    const now = performance.now();
    for (let next = line[0]; next && next.due <= now; next = line[0]) {
      line.shift();
      if (isSilent) continue;
      if (next.chunk === null) to.end();
      else if (!to.destroyed) to.write(next.chunk);
      underWay -= next.chunk?.length ?? 0;
    }
    if (underWay <= WINDOW && from.isPaused()) from.resume();
    const [first] = line;
    if (first) wait(first.due);
  };
  const wait = (due: number) => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(deliver, Math.max(1, due - performance.now()));
  };
  const queue = (chunk: Buffer | null) => {
    lineFreeAt = Math.max(performance.now(), lineFreeAt) + ((chunk?.length ?? 0) / rate) * 1000;
    line.push({ due: lineFreeAt + oneWay, chunk });
    wait(lineFreeAt + oneWay);
  };
  from.on('data', (chunk: Buffer) => {
    underWay += chunk.length;
    if (underWay > WINDOW) from.pause();
    queue(chunk);
  });
  from.on('end', () => queue(null));
  from.on('error', () => to.destroy());
  from.on('close', () => {
    if (!from.readableEnded) to.destroy();
  });
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
