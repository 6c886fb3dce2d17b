import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const IS_TEST = /\.(?:test|spec)\.tsx?$|\/testing\//;
/** Texts, benchmarks, labs: neither what is tested nor what tests it. */
const LEFT_OUT =
  /^lib\/i18n\/(?:en|es)\/|^e2e\/bench\/|^lib\/backend\/driver-lab\/|\/testing\/fault-|\/practice\/backend\/template\//;

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(?:tsx?|mjs)$/.test(entry.name)) yield path;
  }
}

const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '').length;

/** Lines that are not blank: of the product (app, components, lib) and of what tests it. */
export function countLines(): { readonly product: number; readonly tests: number } {
  let [product, tests] = [0, 0];
  for (const folder of ['app', 'components', 'lib', 'e2e'])
    for (const path of sources(folder)) {
      if (LEFT_OUT.test(path)) continue;
      if (IS_TEST.test(path) || folder === 'e2e') tests += linesOf(path);
      else product += linesOf(path);
    }
  return { product, tests };
}
