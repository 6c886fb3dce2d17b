import { defer } from './data/defer';
import { stageFaults } from './data/faults';
import { killCopies } from './data/kill-copies';
import { tell } from './data/measure';
import { plantAll } from './data/plant-all';
import { besidePgcopydb, ratios, wan } from './data/ratios';
import { big, rss } from './data/rss';
import { versions } from './data/versions';

type Part = () => Promise<Record<string, unknown>>;

/** The parts, each of which can be named: `npm run bench -- data defer rss`. Those that measure come first. */
const PARTS: Readonly<Record<string, Part>> = {
  ratios,
  wan,
  pgcopydb: besidePgcopydb,
  defer,
  rss,
  faults: stageFaults,
  kills: killCopies,
  plants: plantAll,
  versions,
};

/** Parts that take long and measure nothing of speed: they run when they are named. */
const NAMED_ONLY: Readonly<Record<string, Part>> = { big };

/** Copy and comparison against pg_dump, pg_restore and psql, near and far; lies, faults and kills. */
export async function bench(): Promise<Record<string, unknown>> {
  const parts = { ...PARTS, ...NAMED_ONLY };
  const asked = process.argv.slice(3).filter((name) => name in parts);
  const found: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(asked.length > 0 ? parts : PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    tell(`part ${name}`);
    Object.assign(found, await part());
  }
  return found;
}
