import { createConnection, createServer, type Socket } from 'node:net';
import { type DelayPlan, delayOf } from './delay-plan';

/**
 * A TCP proxy in a process of its own, so that its work does not fall into the measured program's event loop. Takes
 * the upstream port and the plan (JSON) as arguments and says its own port on standard output.
 */
const upstream = Number(process.argv[2]);
const plan: DelayPlan = JSON.parse(process.argv[3] ?? '{"oneWay":0,"kind":"none"}');
const QUERY = 0x51;
/** Timers of Node are whole milliseconds and late; the last stretch is waited out turn by turn. */
const SPIN_MS = 1.6;

/** Does things in the order in which they were asked, each not before its time. */
class Timetable {
  private readonly waiting: { readonly due: number; readonly act: () => void }[] = [];
  private isRunning = false;

  add(due: number, act: () => void): void {
    this.waiting.push({ due, act });
    if (!this.isRunning) this.run();
  }

  private readonly run = (): void => {
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const left = next.due - performance.now();
      this.isRunning = left > 0;
      if (left > SPIN_MS) return void setTimeout(this.run, Math.floor(left - SPIN_MS + 0.5));
      if (left > 0) return void setImmediate(this.run);
      this.waiting.shift();
      next.act();
    }
    this.isRunning = false;
  };
}

/** Hands bytes on in order, each chunk not before its time. */
function pass(from: Socket, to: Socket, delay: (chunk: Buffer) => number): void {
  const timetable = new Timetable();
  from.on('data', (chunk) =>
    timetable.add(performance.now() + delay(chunk), () => void (to.destroyed || to.write(chunk))),
  );
  from.on('close', () => timetable.add(performance.now(), () => void to.destroy()));
  from.on('error', () => undefined);
}

const server = createServer((client) => {
  const target = createConnection({ host: '127.0.0.1', port: upstream });
  client.setNoDelay(true);
  target.setNoDelay(true);
  let queries = 0;
  pass(client, target, (chunk) => {
    if (chunk[0] !== QUERY) return plan.oneWay;
    queries += 1;
    return plan.oneWay + delayOf(plan, queries - 1);
  });
  pass(target, client, () => plan.oneWay);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : 0);
});
