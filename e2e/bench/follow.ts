import { abortRounds } from './follow/abort-rounds';
import { cutovers } from './follow/cutovers';
import { ddlCases } from './follow/ddl-cases';
import { killRounds } from './follow/kill-rounds';
import { largeTransaction } from './follow/large-transaction';
import { orphanRounds } from './follow/orphan-rounds';
import { pauses } from './follow/pauses';
import { relayAgainstNative } from './follow/relay-against-native';
import { restartRounds } from './follow/restart-rounds';
import { reverseRounds } from './follow/reverse-rounds';
import { serviceRounds } from './follow/service-rounds';

const PARTS = {
  relay: () => relayAgainstNative(0),
  delayed: () => relayAgainstNative(15),
  rss: largeTransaction,
  kills: killRounds,
  service: serviceRounds,
  restarts: restartRounds,
  orphans: orphanRounds,
  ddl: ddlCases,
  cutovers,
  pauses,
  aborts: abortRounds,
  reverses: reverseRounds,
} as const;

const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name);

/** What two parts count is their sum. */
const SUMS = ['kills', 'exact'];

function add(result: Record<string, unknown>, part: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(part)) {
    const before = result[key];
    result[key] =
      SUMS.includes(key) && typeof before === 'number' && typeof value === 'number' ? before + value : value;
  }
}

/** Following, part by part; `npm run bench -- follow kills` runs one alone. */
export async function bench(): Promise<Record<string, unknown>> {
  const asked = process.argv.slice(3).filter(isPart);
  const parts = asked.length > 0 ? asked : (Object.keys(PARTS) as (keyof typeof PARTS)[]);
  const result: Record<string, unknown> = {};
  for (const part of parts) {
    console.error(`follow: ${part}`);
    add(result, await PARTS[part]());
  }
  return result;
}
