import { startProduct } from './product';
import { benchAccess } from './trust/access';
import { benchAttacks } from './trust/attacks';
import { benchCanaries } from './trust/canaries';
import { benchChaos, benchFileKills, CHAOS_PIECES } from './trust/chaos';
import { benchMachineFaults, benchStateFaults, benchTargetFaults } from './trust/faults';
import { benchInstances } from './trust/instances';
import { benchStreams } from './trust/streams';

type Figures = Readonly<Record<string, unknown>>;

async function onOneProduct(): Promise<Figures> {
  const product = await startProduct(3419);
  try {
    const access = await benchAccess(product);
    const streams = await benchStreams(product);
    return { ...access, ...streams };
  } finally {
    await product.stop();
  }
}

/** What `npm run bench -- trust PART…` measures; without a part, all of it; `chaos-1` to `-4` are pieces of `chaos`. */
const PARTS: Readonly<Record<string, () => Promise<Figures>>> = {
  product: onOneProduct,
  attacks: async () => ({ ...(await benchAttacks(3457)) }),
  canaries: async () => ({ ...(await benchCanaries(3439)) }),
  target: async () => ({ ...(await benchTargetFaults(3449)) }),
  state: async () => ({ ...(await benchStateFaults(3447)) }),
  machine: async () => ({ ...(await benchMachineFaults(3451)) }),
  instances: async () => ({ ...(await benchInstances(3455)) }),
  files: async () => ({ ...(await benchFileKills(3459)) }),
  chaos: async () => ({ ...(await benchChaos(3429)) }),
};
const PIECES: typeof PARTS = Object.fromEntries(
  Array.from({ length: CHAOS_PIECES }, (_, piece) => [
    `chaos-${piece + 1}`,
    async () => ({ ...(await benchChaos(3429, piece)) }),
  ]),
);

function line(part: string, figures: Figures): void {
  const cells = Object.entries(figures).map(([key, value]) => `${key} ${value}`);
  console.log(`  ${part.padEnd(10)} ${cells.join(' · ')}`);
}

/** Figures to which several parts add: what goes wrong on purpose is an attack, too. */
const SUMS = ['attacks', 'held', 'canaries', 'leaks', 'kills', 'survived', 'interrupted'];

/** Figures of which the largest of several parts counts. */
const LONGEST = ['stallMaxMs'];

/** Adds up what several parts measure; every other figure has one source. */
function add(all: Record<string, unknown>, figures: Figures): void {
  for (const [key, value] of Object.entries(figures)) {
    const before = all[key];
    const isNumber = typeof before === 'number' && typeof value === 'number';
    if (isNumber && SUMS.includes(key)) all[key] = before + value;
    else all[key] = isNumber && LONGEST.includes(key) ? Math.max(before, value) : value;
  }
}

/** The figures of docs/security.md, measured on the built product. */
export async function bench(): Promise<Record<string, unknown>> {
  const wanted = process.argv.slice(3);
  const known = { ...PARTS, ...PIECES };
  const all: Record<string, unknown> = {};
  for (const part of wanted.length > 0 ? wanted : Object.keys(PARTS)) {
    const measure = known[part];
    if (!measure) throw new Error(`There is no part ${part}: ${Object.keys(known).join(', ')}.`);
    const figures = await measure();
    line(part, figures);
    add(all, figures);
  }
  return all;
}
