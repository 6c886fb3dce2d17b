import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import {
  endFollowing,
  oneRow,
  runSql,
  startFollowing,
} from '../../../lib/postgres/replication/testing/follow-servers';
import { startRelay } from '../../../lib/postgres/replication/testing/start-relay';
import { startFaultProxy } from '../../../lib/servers/embedded/testing/fault-proxy';
import {
  type KillableServer,
  startKillableServer,
} from '../../../lib/servers/embedded/testing/killable-server';
import { ACCOUNT_DDL, AccountWriter } from './account-writer';
import { differing, drain, newId } from './follow-stage';
import { wrongWrites } from './wrong-writes';

const KILLS = Number(process.env.MUDANZA_BENCH_KILLS ?? 60);
/** Every other round kills the relay; the others what it talks to. */
const KINDS = [
  'relay',
  'target',
  'relay',
  'source',
  'relay',
  'network',
  'relay',
  'failover',
  'relay',
  'target',
] as const;
type Kind = (typeof KINDS)[number];

interface Rig {
  readonly source: KillableServer;
  readonly target: KillableServer;
}

async function restart(server: KillableServer): Promise<void> {
  await server.kill();
  await server.start();
}

/** Gives what a relay says that is started now, once it has ended; null for one that follows. */
async function refusal({ source, target }: Rig, slot: string): Promise<string | null> {
  const relay = await startRelay({ source: source.credentials, target: target.credentials, slot });
  const said = relay.failed();
  await relay.kill();
  return said;
}

/**
 * The source goes, and a copy of it that was restored answers at its address, writable, on a timeline of its own, with the
 * slot's old files: following that would be following another history. Then the source itself is back.
 */
async function failOver(rig: Rig, slot: string): Promise<void> {
  const { source } = rig;
  const { dataDir } = source;
  const kept = `${dataDir}.kept`;
  await source.kill();
  await execa('cp', ['-a', dataDir, kept]);
  await execa('cp', ['-a', join(dataDir, 'PG_VERSION'), join(dataDir, 'standby.signal')]);
  await source.start();
  await oneRow(source.credentials, 'select pg_promote(true, 60)');
  const said = await refusal(rig, slot);
  await source.kill();
  await rm(dataDir, { recursive: true, force: true });
  await rename(kept, dataDir);
  await source.start();
  if (!said?.includes('MUD-952')) throw new Error(`a restored copy was followed: ${said}`);
}

/** One disaster in the middle of the work. */
async function disaster(kind: Kind, { source, target }: Rig, slot: string): Promise<void> {
  const proxy =
    kind === 'network'
      ? await startFaultProxy(target.credentials.endpoint.port, { stallOn: 'mudanza_commit' })
      : null;
  const { credentials } = target;
  const through = proxy
    ? { ...credentials, endpoint: { ...credentials.endpoint, port: proxy.port } }
    : credentials;
  const relay = await startRelay({ source: source.credentials, target: through, slot });
  await sleep(50 + Math.random() * 400);
  if (kind === 'target') await restart(target);
  if (kind === 'source') await restart(source);
  await relay.kill();
  await proxy?.close();
}

/**
 * Kills relay, target, source and network in the middle of the work, again and again, under an application that writes;
 * after each, what is left is applied and both sides have to be equal, and its own ledger found.
 */
export async function killRounds(): Promise<Record<string, unknown>> {
  const [source, target] = await Promise.all([
    startKillableServer({ wal_level: 'logical' }),
    startKillableServer(),
  ]);
  const sides = { source: source.credentials, target: target.credentials };
  let exact = 0;
  let next = 1;
  try {
    await runSql(
      sides.source,
      `${ACCOUNT_DDL}; insert into account select n, 0 from generate_series(1, 200) n`,
    );
    await runSql(sides.target, ACCOUNT_DDL);
    const { slot, publication } = await startFollowing(sides.source, sides.target, newId());
    for (let round = 0; round < KILLS; round += 1) {
      const kind = KINDS[round % KINDS.length] ?? 'relay';
      // Rows without a key are looked for one by one: it stays as small as it begins.
      await runSql(sides.source, 'truncate log');
      const writer = new AccountWriter(sides.source, next);
      await disaster(kind, { source, target }, slot);
      await writer.stop();
      // What the copy acknowledged would be lost with it: nobody writes meanwhile.
      if (kind === 'failover') await failOver({ source, target }, slot);
      next = writer.next;
      await drain(sides, slot);
      const wrong = [
        ...(await differing(sides)),
        ...((await wrongWrites(sides.target, writer.acknowledged)) > 0 ? ['ledger'] : []),
      ];
      if (wrong.length === 0) exact += 1;
      if (round % 10 === 9) console.error(`  ${exact} of ${round + 1} exact`);
      if (wrong.length > 0) console.error(`  round ${round} (${kind}): ${wrong.join(', ')} differ`);
    }
    await endFollowing(sides.source, sides.target, { slot, publication });
    return { kills: KILLS, exact };
  } finally {
    await Promise.all([source.stop(), target.stop()]);
  }
}
