import fc from 'fast-check';
import type { ErrorCode } from '../../lib/platform/errors/error-code';
import { parseConnection } from '../../lib/postgres/address/parse-connection';
import { pastedConnection } from '../../lib/postgres/address/testing/connection-arbitrary';
import { judgeParsed } from '../../lib/postgres/address/testing/judge-parsed';
import { judgePaste } from '../../lib/postgres/address/testing/judge-paste';
import { PASTES } from '../../lib/postgres/address/testing/paste-table';
import { classifyError } from '../../lib/postgres/classify-error';
import type { Fault } from '../../lib/servers/embedded/testing/fault';
import { databaseFaults } from '../../lib/servers/embedded/testing/fault-database';
import { networkFaults } from '../../lib/servers/embedded/testing/fault-network';
import { startFaultServers } from '../../lib/servers/embedded/testing/fault-servers';
import type { FaultSample } from '../../lib/servers/embedded/testing/fault-table';
import { DRIVER_TEXTS } from '../../lib/servers/embedded/testing/fault-texts';
import { tlsFaults } from '../../lib/servers/embedded/testing/fault-tls';
import { wireFaults } from '../../lib/servers/embedded/testing/fault-wire';
import { tryBackends } from './backends-tried';

const FUZZED = 100_000;

interface Count {
  readonly group: string;
  injected: number;
  named: number;
  unknown: number;
  wrong: number;
}

function tally(count: Count, id: string, expected: ErrorCode, seen: ErrorCode | null): void {
  count.injected += 1;
  if (seen === expected) count.named += 1;
  else if (seen === 'MUD-001' || seen === null) count.unknown += 1;
  else count.wrong += 1;
  if (seen !== expected) console.log(`  ${id}: expected ${expected}, saw ${seen ?? 'nothing'}`);
}

async function injectAll(group: string, faults: readonly Fault[]): Promise<Count> {
  const count: Count = { group, injected: 0, named: 0, unknown: 0, wrong: 0 };
  for (const fault of faults) tally(count, fault.id, fault.code, await fault.inject());
  return count;
}

function thrown({ text, errno }: FaultSample): Error {
  return Object.assign(new Error(text), errno ? { code: errno } : {});
}

/** Texts of drivers that cannot be run here; read, not injected, so they are counted apart. */
function readTexts(): Count {
  const count: Count = {
    group: 'texts of other drivers (read)',
    injected: 0,
    named: 0,
    unknown: 0,
    wrong: 0,
  };
  for (const sample of DRIVER_TEXTS) {
    const context = sample.endpoint ? { endpoint: sample.endpoint } : {};
    tally(count, sample.text, sample.code, classifyError(thrown(sample), context).code);
  }
  return count;
}

function fuzz() {
  const counts = { right: 0, flagged: 0, wrong: 0 };
  const check = fc.property(pastedConnection, (pasted) => {
    counts[judgeParsed(parseConnection(pasted.text), pasted)] += 1;
  });
  fc.assert(check, { numRuns: FUZZED, seed: Date.now() % 2 ** 31 });
  return counts;
}

/** Texts of public pages, read as they were pasted. */
function readPastes(): { pastes: number; pastesRight: number } {
  const wrong = PASTES.flatMap((row) => judgePaste(row).map((said) => `  ${row.text.slice(0, 60)}: ${said}`));
  for (const line of wrong) console.log(line);
  const pastesRight = PASTES.filter((row) => judgePaste(row).length === 0).length;
  return { pastes: PASTES.length, pastesRight };
}

/**
 * Injects every fault of the lab (network, TLS, every text on the wire, real PostgreSQL and PgBouncer) and counts how
 * many are named rightly; then reads 100,000 generated connection strings and counts wrong
 * hosts accepted silently, and the pasted texts of public pages.
 */
export async function bench(): Promise<Record<string, unknown>> {
  const servers = await startFaultServers();
  const counts: Count[] = [];
  try {
    counts.push(await injectAll('names, routes, ports, cut lines', networkFaults(servers)));
    counts.push(await injectAll('TLS and certificates', tlsFaults(servers)));
    counts.push(await injectAll('real PostgreSQL and PgBouncer', databaseFaults(servers)));
    counts.push(await injectAll('every text on the wire', wireFaults(servers)));
  } finally {
    await servers.stop();
  }
  const texts = readTexts();
  const strings = fuzz();
  const pastes = readPastes();
  console.table([...counts, texts], ['group', 'injected', 'named', 'unknown', 'wrong']);
  console.table([{ strings: FUZZED, ...strings }]);
  const sum = (key: 'injected' | 'named' | 'unknown' | 'wrong') =>
    counts.reduce((total, one) => total + one[key], 0);
  return {
    injected: sum('injected'),
    named: sum('named'),
    unknown: sum('unknown'),
    wrong: sum('wrong'),
    textsRead: texts.injected,
    textsNamed: texts.named,
    fuzzed: FUZZED,
    silentWrongHost: strings.wrong,
    ...(await tryBackends()),
    ...pastes,
  };
}
