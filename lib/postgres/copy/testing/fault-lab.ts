import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { LOCALES } from '../../../i18n/locale';
import { explainError } from '../../../platform/errors/explain-error';
import { MudanzaError } from '../../../platform/errors/mudanza-error';
import { freePort } from '../../../servers/embedded/free-port';
import { findPgBouncer, startPgBouncer } from '../../../servers/embedded/pgbouncer';
import { type MajorServer, startMajor } from '../../../servers/embedded/testing/start-major';
import { unprivilegedUser } from '../../../servers/embedded/unprivileged-user';
import type { Credentials } from '../../address/endpoint';
import { ident, trustedSql } from '../../sql';
import { withTarget } from '../../with-client';
import type { CopyFault, FaultPair } from './fault-tools';

export interface FaultLab {
  /** Stages one fault in databases of its own; null when it ended as it must, named, else what was wrong. */
  stage(fault: CopyFault): Promise<string | null>;
  stop(): Promise<void>;
}

/** Stands in the rows: no message may hold it. */
const SECRET = /Secret-Name-\d/;

const run = (at: Credentials, text: string) =>
  withTarget(at, (client) => client.execute(trustedSql(text, 'own-file')));

/** A proxy of this process that goes silent when told: bytes vanish, sockets stay. */
async function silentProxy(at: Credentials, undo: (() => unknown)[]) {
  let isSilent = false;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(at.endpoint.port, at.endpoint.host);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('data', (chunk) => void (isSilent || to.write(chunk)));
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  undo.push(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return {
    at: { ...at, endpoint: { ...at.endpoint, port } },
    silence: () => {
      isSilent = true;
    },
  };
}

/** A volume of 4 MB, where this machine may mount one. */
async function smallVolume(): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-small-'));
  const { uid = 0, gid = 0 } = unprivilegedUser();
  chmodSync(folder, 0o755);
  try {
    await execa('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]);
    chownSync(folder, uid, gid);
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

const GRANTS: Readonly<Record<string, (role: string) => string>> = {
  owner: (role) => `do $$ declare t record; begin
    for t in select oid::regclass as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    loop execute format('alter table %s owner to ${role}', t.name); end loop;
    execute format('grant all on database %I to ${role}', current_database()); end $$;
    grant all on schema public to ${role};`,
  reader: (role) => `grant select on all tables in schema public to ${role};`,
  nothing: () => '',
};

let roles = 0;

async function roleOf(at: Credentials, grants: string): Promise<Credentials> {
  roles += 1;
  const role = `plain_${process.pid}_${roles}`;
  await run(at, `create role ${role} login password '${at.password}'; ${GRANTS[grants]?.(role) ?? ''}`);
  return { ...at, endpoint: { ...at.endpoint, user: role } };
}

async function encodedDatabase(at: Credentials, encoding: string): Promise<Credentials> {
  const database = `${at.endpoint.database}_${encoding.toLowerCase()}`;
  const name = ident(database).fragment;
  const as = (other: string) => ({ ...at, endpoint: { ...at.endpoint, database: other } });
  await run(
    as('postgres'),
    `create database ${name} template template0 encoding '${encoding}' lc_collate 'C' lc_ctype 'C'`,
  );
  return as(database);
}

async function pooledDoor(at: Credentials, undo: (() => unknown)[]): Promise<Credentials> {
  if (!findPgBouncer()) throw new Error('PgBouncer is missing');
  const { host, port, user } = at.endpoint;
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-door-'));
  const pooler = await startPgBouncer({
    ...{ folder, port: await freePort(), upstream: { host, port }, users: { [user]: at.password } },
    poolMode: 'transaction',
  });
  undo.push(async () => {
    await pooler.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { ...at, endpoint: { ...at.endpoint, port: pooler.port } };
}

/** What is wrong with an error as the answer to a fault; null when it is named, with cause and cures, and tells no value. */
function complaint(error: unknown, { ending }: CopyFault): string | null {
  if (!(error instanceof MudanzaError)) return `not named: ${String(error)}`;
  if (error.code !== ending) return `${error.code} ${JSON.stringify(error.params)}`;
  for (const locale of LOCALES) {
    const { title, cause, cures } = explainError(error.code, locale, error.params);
    if (title === '' || cause === '' || cures.length === 0) return `${error.code} explains nothing`;
    const text = [title, cause, ...cures, error.original].join(' ');
    if (SECRET.test(text)) return `${error.code} tells a value`;
    if (/[{}]/.test(text)) return `${error.code} has an open parameter: ${text}`;
  }
  return null;
}

async function staged(fault: CopyFault, pair: FaultPair): Promise<string | null> {
  try {
    const result = await fault.stage(pair);
    const wrong = result?.verified?.filter(({ badBuckets }) => badBuckets > 0) ?? [];
    const uneven = result?.orphans.filter(({ source, target }) => source !== target) ?? [];
    if (wrong.length > 0 || uneven.length > 0)
      return `arrived wrong: ${JSON.stringify([...wrong, ...uneven])}`;
    return fault.ending === 'equal' ? null : 'nothing was noticed';
  } catch (error) {
    return complaint(error, fault);
  }
}

/** Two servers on which faults are staged, one after another. */
export async function startFaultLab(): Promise<FaultLab> {
  const settings = { max_prepared_transactions: '4' };
  const [from, to] = await Promise.all([startMajor(17, { settings }), startMajor(17, { settings })]);
  const volume = await smallVolume();
  const server = (side: 'source' | 'target'): MajorServer => (side === 'source' ? from : to);
  return {
    stage: async (fault) => {
      const [{ admin: source }, { admin: target }] = [await from.createDatabase(), await to.createDatabase()];
      const undo: (() => unknown)[] = [];
      try {
        return await staged(fault, {
          ...{ source, target, run, role: roleOf, smallVolume: volume },
          encoded: (encoding) => encodedDatabase(source, encoding),
          pooled: () => pooledDoor(target, undo),
          silent: () => silentProxy(target, undo),
          restart: (side) => server(side).restart(),
        });
      } finally {
        for (const tidy of undo) await tidy();
      }
    },
    stop: async () => {
      await Promise.all([from.stop(), to.stop()]);
      if (volume)
        await execa('umount', [volume]).then(() => rmSync(volume, { recursive: true, force: true }));
    },
  };
}
