import { setTimeout as sleep } from 'node:timers/promises';
import { MigrationSettings } from '../../../lib/plan/migration-settings';
import { newToken, tokenHash } from '../../../lib/platform/vault/token';
import { sql } from '../../../lib/postgres/sql';
import { EventWriter } from '../../../lib/runs/event-writer';
import { insertMigration } from '../../../lib/store/migrations';
import { insertOperator } from '../../../lib/store/operators';
import { closePool } from '../../../lib/store/pool';
import { query, stateClient } from '../../../lib/store/query';
import { appendEvents } from '../../../lib/store/run-events';
import { endRun, renewLeases } from '../../../lib/store/runs';
import { insertSession } from '../../../lib/store/sessions';
import type { Product } from '../product';
import { pointToStateOf } from '../testing/prepare-access';
import { watchHealth } from './attacks/longest-silence';

export interface StreamFigures {
  readonly linesSent: number;
  readonly linesReceived: number;
  readonly doubled: number;
  readonly reconnects: number;
  readonly clients: number;
  /** Streams that heard each line of a run that wrote a thousand a second. */
  readonly crowd: number;
  /** Longest silence of /healthz meanwhile. */
  readonly stallMaxMs: number;
}

const RUNNER = 'bench-runner';
/** As the stream itself tells a browser that lost it. */
const RETRY_MS = 1_000;
/** ms between two that open their stream: people, not one program. */
const APART_MS = 20;
const CROWD_RATE = 1_000;
const CROWD_LINES = 5_000;

export interface Reader {
  readonly seen: Set<number>;
  last: number;
  doubled: number;
  reconnects: number;
  isOver: boolean;
}

/** Reads one connection until it ends or the reader hangs up after `most` events; resumes where the last one was. */
async function readOnce(url: string, cookie: string, reader: Reader, most: number): Promise<void> {
  const stop = new AbortController();
  const headers = { cookie, 'last-event-id': String(reader.last) };
  const response = await fetch(url, { headers, signal: stop.signal });
  if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`);
  const decoder = new TextDecoder();
  let rest = '';
  let read = 0;
  try {
    for await (const chunk of response.body) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        if (part.startsWith('event: end')) reader.isOver = true;
        const id = Number(/^id: (\d+)/.exec(part)?.[1] ?? 0);
        if (!id) continue;
        if (reader.seen.has(id)) reader.doubled += 1;
        reader.seen.add(id);
        reader.last = id;
        read += 1;
      }
      if (read >= most) break;
    }
  } finally {
    stop.abort();
  }
}

/** Follows a run to its end, hanging up again and again on the way. */
export async function follow(url: string, cookie: string, hangUpAfter: number): Promise<Reader> {
  const reader: Reader = { seen: new Set(), last: 0, doubled: 0, reconnects: -1, isOver: false };
  while (!reader.isOver) {
    reader.reconnects += 1;
    const most = hangUpAfter * (0.5 + Math.random());
    await readOnce(url, cookie, reader, most).catch(() => sleep(RETRY_MS * (0.5 + Math.random())));
  }
  return reader;
}

/** Opens streams one after another; `over` resolves when a run has ended for its reader. */
async function openAll(
  url: string,
  cookie: string,
  count: number,
): Promise<{ readonly over: Promise<Reader> }[]> {
  const all: { readonly over: Promise<Reader> }[] = [];
  for (let index = 0; index < count; index += 1) {
    all.push({ over: follow(url, cookie, Number.MAX_SAFE_INTEGER) });
    await sleep(APART_MS);
  }
  return all;
}

async function openRun(): Promise<string> {
  const { id } = await insertMigration(stateClient, {
    name: 'streams',
    kind: 'supabase',
    settings: MigrationSettings.parse({}),
    createdBy: 'bench',
  });
  const [run] = await query<{ id: string }>(sql`
    insert into run (migration_id, step_id, action, attempt, requested_by, runner, lease_until)
    values (${id}, 'crud', 'run', 1, 'bench', ${RUNNER}, now() + interval '10 minutes') returning id`);
  return run?.id ?? '';
}

/** Writes lines as a runner of another instance would: this process, on the same state database. */
async function write(runId: string, lines: number, perSecond = Number.POSITIVE_INFINITY): Promise<void> {
  const writer = new EventWriter((events) => appendEvents(runId, RUNNER, events));
  const begun = performance.now();
  for (let n = 1; n <= lines; n++) {
    writer.add({ stream: 'stdout', level: 'info', text: `line ${n} of ${lines}`, data: undefined });
    if (n % 5_000 === 0 && perSecond === Number.POSITIVE_INFINITY) await writer.flush();
    const early = (n / perSecond) * 1_000 - (performance.now() - begun);
    if (early > 5) await sleep(early);
  }
  writer.add({
    stream: 'lifecycle',
    level: 'info',
    text: 'succeeded',
    data: { kind: 'ended', status: 'succeeded' },
  });
  await writer.flush();
  await endRun(runId, RUNNER);
}

/**
 * 100,000 lines in one run, written by another process, read by five clients that hang up every few thousand lines;
 * meanwhile 500 more clients hold a stream of a quiet run open, and all of them hear its end.
 */
export async function benchStreams(
  product: Pick<Product, 'url' | 'dataDir'>,
  lines = 100_000,
  held = 500,
): Promise<StreamFigures> {
  pointToStateOf(product.dataDir);
  await renewLeases(RUNNER, [], 600_000);
  const token = newToken();
  const { id } = await insertOperator(stateClient, `Bench ${token.slice(0, 6)}`, 'operator');
  await insertSession(tokenHash(token), id, 'bench');
  const cookie = `mudanza_session=${token}`;
  const [loud, quiet] = [await openRun(), await openRun()];
  const address = (run: string) => `${product.url}/api/runs/${run}/events`;
  const holders = await openAll(address(quiet), cookie, held);
  const readers = Array.from({ length: 5 }, () => follow(address(loud), cookie, 8_000));
  await write(loud, lines);
  const done = await Promise.all(readers);
  await write(quiet, 1);
  const heard = await Promise.all(holders.map(({ over }) => over));
  const crowd = await openRun();
  const stop = watchHealth(product.url);
  const listeners = await openAll(address(crowd), cookie, held);
  await write(crowd, CROWD_LINES, CROWD_RATE);
  const told = await Promise.all(listeners.map(({ over }) => over));
  const stallMaxMs = await stop();
  await closePool();
  const sent = lines + 1;
  return {
    linesSent: sent * done.length,
    linesReceived: done.reduce((sum, reader) => sum + reader.seen.size, 0),
    doubled: done.reduce((sum, reader) => sum + reader.doubled, 0),
    reconnects: done.reduce((sum, reader) => sum + reader.reconnects, 0),
    clients: heard.filter((reader) => reader.seen.size === 2 && reader.reconnects === 0).length,
    crowd: told.filter((reader) => reader.seen.size === CROWD_LINES + 1 && reader.doubled === 0).length,
    stallMaxMs,
  };
}
