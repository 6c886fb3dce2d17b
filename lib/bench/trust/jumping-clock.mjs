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
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(RealDate.now() + offset);
      else super(...args);
    }
    static now() {
      return RealDate.now() + offset;
    }
  };
  setInterval(look, 50).unref();
}
