import { existsSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from '../../postgres/address/endpoint';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { clusterHome } from '../embedded/cluster-home';
import { readPostmaster } from '../embedded/postmaster';
import {
  ensurePracticeDatabases,
  type PracticeConnections,
  type PracticeLab,
  practiceConnections,
  startPracticeLab,
  stopPracticeLab,
} from './practice-lab';

const DATABASE = 'practice_one';
const SOURCE = 'create table public.rooms (id int primary key); insert into public.rooms values (1), (2)';

let lab: PracticeLab;
let connections: PracticeConnections;
beforeAll(async () => {
  lab = await startPracticeLab();
  await ensurePracticeDatabases(lab, DATABASE, SOURCE);
  connections = practiceConnections(lab, DATABASE);
});
afterAll(() => stopPracticeLab());

async function ask(credentials: Credentials): Promise<Record<string, unknown> | undefined> {
  const rows = await withTarget(credentials, (client) =>
    client.rows<Record<string, unknown>>(sql`
      select current_database() as db, current_user as role, coalesce(s.ssl, false) as tls,
        (select rolsuper from pg_roles where rolname = current_user) as super
      from pg_stat_ssl s where s.pid = pg_backend_pid()`),
  );
  return rows[0];
}

async function killed(dataDir: string): Promise<void> {
  const pid = readPostmaster(dataDir)?.pid ?? 0;
  process.kill(pid, 'SIGQUIT');
  while (readPostmaster(dataDir)) await sleep(20);
}

describe('the practice servers', () => {
  it('are a plain source, a target with TLS as a project has it, and a pooler before it', async () => {
    expect(await ask(connections.source)).toEqual({
      db: DATABASE,
      role: 'postgres',
      tls: false,
      super: true,
    });
    expect(await ask(connections.session)).toEqual({
      db: DATABASE,
      role: 'postgres',
      tls: true,
      super: false,
    });
    // The pooler's own connection to the server is asked for here; what the client speaks, its endpoint says.
    expect(await ask(connections.target)).toMatchObject({ db: DATABASE, role: 'postgres', super: false });
    expect(connections.target.endpoint).toMatchObject({ tls: { mode: 'verify-full', ca: lab.ca } });
    expect(connections.target.endpoint.port).toBe(lab.pooler?.port);
    expect(connections.session.endpoint.port).toBe(lab.target.port);
  });

  it('refuse a client that does not encrypt, at both doors', async () => {
    for (const { endpoint, password } of [connections.target, connections.session])
      await expect(ask({ endpoint: { ...endpoint, tls: { mode: 'disable' } }, password })).rejects.toThrow();
  });

  it('let nobody in with another password', async () => {
    for (const { endpoint } of Object.values(connections))
      await expect(ask({ endpoint, password: 'guessed' })).rejects.toThrow(/password|SASL/);
  });

  it('have the roles and schemas of a project in every database that is made', async () => {
    const [row] = await withTarget(connections.session, (client) =>
      client.rows(sql`select to_regclass('auth.users') is not null as auth, to_regclass('storage.objects') is not null as storage,
        (select count(*)::int from pg_roles where rolname in ('anon', 'authenticated', 'service_role')) as roles,
        has_database_privilege(current_database(), 'create') as own`),
    );
    expect(row).toEqual({ auth: true, storage: true, roles: 3, own: true });
  });

  it.each(['source', 'target'] as const)(
    'let the %s be followed: forth, and after a switch back',
    async (side) => {
      const [row] = await withTarget(connections[side], (client) =>
        client.rows(sql`select current_setting('wal_level') as level,
        (select rolreplication or rolsuper from pg_roles where rolname = current_user) as may`),
      );
      expect(row).toEqual({ level: 'logical', may: true });
    },
  );

  it('keep their secrets in files of their own', () => {
    const path = clusterHome('practice-tls.json');
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ ca: lab.ca });
  });
});

describe('databases of a practice migration', () => {
  it('are made once: what the operator did in them stays', async () => {
    await withTarget(connections.source, (client) =>
      client.execute(sql`delete from public.rooms where id = 1`),
    );
    await withTarget(connections.session, (client) => client.execute(sql`create table public.mine (n int)`));
    await ensurePracticeDatabases(lab, DATABASE, SOURCE);
    expect(
      await withTarget(connections.source, (client) => client.rows(sql`select id from public.rooms`)),
    ).toEqual([{ id: 2 }]);
    expect(
      await withTarget(connections.session, (client) => client.rows(sql`select from public.mine`)),
    ).toEqual([]);
  });

  it('do not know of each other', async () => {
    await ensurePracticeDatabases(lab, 'practice "two"', SOURCE);
    const two = practiceConnections(lab, 'practice "two"');
    expect(
      await withTarget(two.source, (client) => client.rows(sql`select id from public.rooms order by 1`)),
    ).toHaveLength(2);
    expect(
      await withTarget(two.target, (client) => client.rows(sql`select to_regclass('public.mine') as mine`)),
    ).toEqual([{ mine: null }]);
  });

  it('are never half laid out: rows that fail leave a draft, and the next try begins anew', async () => {
    const failing = `${SOURCE}; select 1 / 0`;
    await expect(ensurePracticeDatabases(lab, 'practice_three', failing)).rejects.toMatchObject({
      code: '22012',
    });
    const three = practiceConnections(lab, 'practice_three');
    await expect(ask(three.source)).rejects.toMatchObject({ code: '3D000' });
    await ensurePracticeDatabases(lab, 'practice_three', SOURCE);
    expect(
      await withTarget(three.source, (client) => client.rows(sql`select id from public.rooms`)),
    ).toHaveLength(2);
  });
});

describe('starting again', () => {
  it('gives the servers that run, whoever asks', async () => {
    const again = await Promise.all([startPracticeLab(), startPracticeLab()]);
    for (const one of again) {
      expect([one.source.port, one.target.port, one.pooler?.pid]).toEqual([
        lab.source.port,
        lab.target.port,
        lab.pooler?.pid,
      ]);
    }
  });

  it.each(['source', 'target'] as const)(
    'brings a killed %s back at its port, with what was in it',
    async (side) => {
      await killed(lab[side].dataDir);
      const again = await startPracticeLab();
      expect(again[side].port).toBe(lab[side].port);
      // PgBouncer was not to blame, and stays.
      expect(again.pooler?.pid).toBe(lab.pooler?.pid);
      for (const credentials of Object.values(practiceConnections(again, DATABASE)))
        expect(await ask(credentials)).toMatchObject({ db: DATABASE });
    },
  );

  it('brings a killed pooler back at its port', async () => {
    process.kill(lab.pooler?.pid ?? 0, 'SIGKILL');
    while (lab.pooler?.isUp()) await sleep(20);
    const again = await startPracticeLab();
    expect(again.pooler?.pid).not.toBe(lab.pooler?.pid);
    expect(again.pooler?.port).toBe(lab.pooler?.port);
    expect(await ask(practiceConnections(again, DATABASE).target)).toMatchObject({ db: DATABASE });
  });

  it('is possible after a stop, and what was written down stays true', async () => {
    await stopPracticeLab();
    expect(readPostmaster(lab.source.dataDir)).toBeNull();
    expect(readPostmaster(lab.target.dataDir)).toBeNull();
    await stopPracticeLab();
    const again = await startPracticeLab();
    const now = practiceConnections(again, DATABASE);
    expect(now.source).toEqual(connections.source);
    expect(now.target).toEqual(connections.target);
    expect(await ask(now.session)).toMatchObject({ db: DATABASE });
    expect(existsSync(clusterHome('practice-source.port'))).toBe(true);
  });
});
