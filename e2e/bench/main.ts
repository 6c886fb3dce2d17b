import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

type Bench = () => Promise<Record<string, unknown>>;

const FOLDER = join('e2e', 'bench');

/** A benchmark is a file of this folder that exports `bench`; each measures on the spot and prints its table. */
const FILE_OF: Readonly<Record<string, string>> = { main: 'spine' };
const OWN = new Set(['main.ts', 'median.ts', 'product.ts']);

async function load(name: string): Promise<Bench | null> {
  const file = `${FILE_OF[name] ?? name}.ts`;
  if (OWN.has(file) || !readdirSync(FOLDER).includes(file)) return null;
  const module: { bench?: Bench } = await import(`./${file}`);
  return module.bench ?? null;
}

async function run(): Promise<void> {
  const name = process.argv[2] ?? 'main';
  const bench = await load(name);
  if (!bench) {
    console.error(`There is no benchmark ${name}: see docs/performance.md.`);
    process.exit(2);
  }
  spawnSync(process.execPath, [join('lib', 'launch', 'install-programs.mjs'), name], {
    stdio: ['ignore', 2, 2],
  });
  console.log(JSON.stringify(await bench()));
  process.exit(0);
}

void run();
