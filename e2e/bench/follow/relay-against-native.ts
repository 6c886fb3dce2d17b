import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import type { Credentials } from '../../../lib/postgres/address/endpoint';
import {
  endFollowing,
  oneRow,
  runSql,
  startFollowing,
} from '../../../lib/postgres/replication/testing/follow-servers';
import { withRelay } from '../../../lib/postgres/replication/with-relay';
import { type MajorServer, startMajor } from '../../../lib/servers/embedded/testing/start-major';
import { behindWan } from '../data/stage';
import { median } from '../median';
import { differing, newId } from './follow-stage';

const TRANSACTIONS = Number(process.env.MUDANZA_BENCH_TRANSACTIONS ?? 16_000);
const ROUNDS = Number(process.env.MUDANZA_BENCH_ROUNDS ?? 3);
const CLIENTS = 4;

/** pgbench's own tables with their keys, and one that says that a round is over. */
const DDL = `
  create table pgbench_branches (bid int primary key, bbalance int, filler char(88));
  create table pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84));
  create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84));
  create table pgbench_history (hid bigint generated always as identity primary key, tid int, bid int, aid int, delta int,
    mtime timestamp, filler char(22));
  create table round (number int primary key)`;
const SCALE = 10;
const ROWS = `
  insert into pgbench_branches select n, 0, '' from generate_series(1, ${SCALE}) n;
  insert into pgbench_tellers select n, (n - 1) / 10 + 1, 0, '' from generate_series(1, ${SCALE * 10}) n;
  insert into pgbench_accounts select n, (n - 1) / 100000 + 1, 0, '' from generate_series(1, ${SCALE * 100_000}) n`;

interface Rig {
  readonly servers: readonly MajorServer[];
  readonly source: Credentials;
  readonly relayed: Credentials;
  readonly native: Credentials;
}

/**
 * As an application has them: what is acknowledged is on the disk. With the settings of the tests (no fsync, commits that
 * wait for nothing) and prepared statements the source made 10,000 transactions a second, which no application does.
 */
const DURABLE = { settings: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } };

async function rig(): Promise<Rig> {
  const [from, to] = [await startMajor(15, DURABLE), await startMajor(17, DURABLE)];
  const source = (await from.createDatabase()).admin;
  const relayed = (await to.createDatabase()).admin;
  const native = (await to.createDatabase()).admin;
  await runSql(source, `${DDL}; ${ROWS}; analyze`);
  for (const at of [relayed, native]) await runSql(at, DDL);
  return { servers: [from, to], source, relayed, native };
}

/** A backlog of pgbench's own transactions (TPC-B, its own protocol) as fast as the source makes them; gives their rate. */
async function fill({ endpoint, password }: Credentials): Promise<number> {
  const started = performance.now();
  await execa(
    '/usr/lib/postgresql/15/bin/pgbench',
    [
      '-n',
      '-c',
      `${CLIENTS}`,
      '-j',
      '2',
      '-s',
      `${SCALE}`,
      '-t',
      `${Math.ceil(TRANSACTIONS / CLIENTS)}`,
      '-h',
      endpoint.host,
      '-p',
      `${endpoint.port}`,
      '-U',
      endpoint.user,
      endpoint.database,
    ],
    { env: { PGPASSWORD: password } },
  );
  return (TRANSACTIONS / (performance.now() - started)) * 1000;
}

async function untilRound(at: Credentials, number: number): Promise<void> {
  while (!(await oneRow(at, `select 1 from round where number = ${number}`))) await sleep(10);
}

async function subscribe({ native, source }: Rig, through: Credentials): Promise<string> {
  const name = `native_${newId()}`;
  const { host, port, user, database } = through.endpoint;
  const conninfo = `host=${host} port=${port} user=${user} password=${source.password} dbname=${database} sslmode=disable`;
  await runSql(source, `create publication ${name} for all tables`);
  await runSql(native, `create subscription ${name} connection '${conninfo}' publication ${name}`);
  for (;;) {
    const row = await oneRow<{ left: number }>(
      native,
      `select count(*)::int as left from pg_subscription_rel where srsubstate <> 'r'`,
    );
    if (row?.left === 0) break;
    await sleep(100);
  }
  await runSql(native, `alter subscription ${name} disable`);
  return name;
}

interface Round {
  readonly ours: number;
  readonly native: number;
  readonly rate: number;
}

async function runRound(
  at: Rig,
  number: number,
  ways: { relay(): Promise<void>; native(): Promise<void> },
): Promise<Round> {
  const rate = await fill(at.source);
  await runSql(at.source, `set synchronous_commit = on; insert into round values (${number})`);
  const timed = async (way: () => Promise<void>) => {
    const started = performance.now();
    await way();
    return performance.now() - started;
  };
  const isFirst = number % 2 === 0;
  const first = await timed(isFirst ? ways.relay : ways.native);
  const second = await timed(isFirst ? ways.native : ways.relay);
  const round = { rate, ours: isFirst ? first : second, native: isFirst ? second : first };
  console.error(
    `  relay ${Math.round(round.ours)} ms, native ${Math.round(round.native)} ms, source ${Math.round(rate)} tx/s`,
  );
  return round;
}

/**
 * The same backlog applied by our relay and by the server's own subscription, in turn. With a delay the relay's way to
 * the target is far, and so is the subscription's to the source.
 *
 * @param oneWay ms that each packet takes
 */
export async function relayAgainstNative(oneWay: number): Promise<Record<string, unknown>> {
  const at = await rig();
  const far = oneWay > 0 ? { rate: 1_000_000_000, oneWay } : null;
  const toTarget = far && (await behindWan(at.relayed, far));
  const toSource = far && (await behindWan(at.source, far));
  try {
    const names = await startFollowing(at.source, at.relayed, newId());
    const subscription = await subscribe(at, toSource?.at ?? at.source);
    const rounds: Round[] = [];
    for (let number = 1; number <= ROUNDS; number += 1) {
      rounds.push(
        await runRound(at, number, {
          relay: () =>
            withRelay(
              {
                source: at.source,
                target: toTarget?.at ?? at.relayed,
                slot: names.slot,
                signal: AbortSignal.timeout(300_000),
              },
              (relay) => Promise.race([untilRound(at.relayed, number), relay.failed]),
            ),
          native: async () => {
            await runSql(at.native, `alter subscription ${subscription} enable`);
            await untilRound(at.native, number);
            await runSql(at.native, `alter subscription ${subscription} disable`);
          },
        }),
      );
    }
    const wrong = await differing({ source: at.source, target: at.relayed });
    if (wrong.length > 0) throw new Error(`the relay's target differs: ${wrong.join(', ')}`);
    await endFollowing(at.source, at.relayed, names);
    await runSql(at.native, `alter subscription ${subscription} set (slot_name = none)`);
    await runSql(at.native, `drop subscription ${subscription}`);
    const ours = median(rounds.map((round) => round.ours));
    const ratio = Math.round((ours / median(rounds.map((round) => round.native))) * 100) / 100;
    if (oneWay > 0) return { relayRatioDelayed: ratio };
    const relayRate = (TRANSACTIONS / ours) * 1000;
    const keepsUp = Math.round((relayRate / median(rounds.map(({ rate }) => rate))) * 100) / 100;
    return { relayRatio: ratio, relayRate: Math.round(relayRate), keepsUp };
  } finally {
    toTarget?.stop();
    toSource?.stop();
    for (const server of at.servers) await server.stop();
  }
}
