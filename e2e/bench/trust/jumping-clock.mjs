// Preloaded into the product's Node processes: their wall clock is ahead (or behind) by the ms in a file, from when it is written.
import { readFileSync } from 'node:fs';

const file = process.env.BENCH_CLOCK_FILE;
const RealDate = Date;
let offset = 0;

function look() {
  try {
    offset = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    offset = 0;
  }
}

if (file) {
  const now = () => RealDate.now() + offset;
  globalThis.Date = new Proxy(RealDate, {
    construct: (real, args, made) => Reflect.construct(real, args.length === 0 ? [now()] : args, made),
    apply: () => new RealDate(now()).toString(),
    get: (real, name, self) => (name === 'now' ? now : Reflect.get(real, name, self)),
  });
  setInterval(look, 50).unref();
}
