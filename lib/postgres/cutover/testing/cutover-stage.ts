import type { MajorDatabase, MajorServer } from '../../../servers/embedded/testing/start-major';
import type { Credentials } from '../../address/endpoint';
import { type FollowNames, followNames } from '../../replication/follow-names';
import { endFollowing, oneRow, runSql, startFollowing } from '../../replication/testing/follow-servers';
import { withSource } from '../../with-client';
import type { CutOver } from '../cut-over-job';
import { type FenceKind, type FenceRole, readFenceRoles } from '../fence-role';

const APP_PASSWORD = 'app-Only-5c1b';

/** A booking application's database on two servers, followed from one to the other. */
export interface CutoverStage {
  readonly source: Credentials;
  readonly target: Credentials;
  /** As the application's role, which may sign in to both. */
  readonly app: Credentials;
  readonly appTarget: Credentials;
  readonly names: FollowNames;
  readonly tables: number;
  job(change?: Partial<CutOver>): CutOver;
  roles(kind?: FenceKind): Promise<FenceRole[]>;
  clean(): Promise<void>;
}

let count = 0;

function ddl(tables: number): string {
  const rooms = Array.from(
    { length: tables },
    (_, index) => `create table room_${index + 1} (id bigint primary key, guest text)`,
  );
  return `create table seat (id int primary key, taken int not null); create table ledger (id bigint);
    create sequence ticket; create sequence down increment -5 minvalue -1000000 maxvalue 100 start 100;
    create sequence wheel maxvalue 20 cycle; create sequence kept cache 50; create sequence unused start 7;
    create table invoice (id bigint generated always as identity primary key, note text);
    ${rooms.join('; ')}`;
}

const ROWS = `insert into seat select n, 0 from generate_series(1, 50) n;
  select nextval('ticket') from generate_series(1, 40); select nextval('down') from generate_series(1, 4);
  select nextval('wheel') from generate_series(1, 33); select nextval('kept');
  insert into invoice (note) values ('a'), ('b')`;

async function appRole(admin: Credentials, name: string): Promise<void> {
  await runSql(
    admin,
    `do $$ begin if not exists (select from pg_roles where rolname = '${name}')
       then create role ${name} login password '${APP_PASSWORD}'; end if; end $$;
     grant usage on schema public to ${name}; grant all on all tables in schema public to ${name};
     grant all on all sequences in schema public to ${name}`,
  );
}

/** The same name on both servers: a proxy before them passes on what the application asks for. */
async function named(database: MajorDatabase, name: string): Promise<MajorDatabase> {
  const at = (side: Credentials, to: string): Credentials => ({
    ...side,
    endpoint: { ...side.endpoint, database: to },
  });
  await runSql(at(database.admin, 'template1'), `alter database ${database.name} rename to ${name}`);
  return { name, admin: at(database.admin, name), direct: at(database.direct, name) };
}

/** Lays the application into both servers, as a role of its own, and begins to follow. Not a superuser's application. */
export async function cutoverStage(
  sourceServer: MajorServer,
  targetServer: MajorServer,
  { tables = 3, follows = true }: { readonly tables?: number; readonly follows?: boolean } = {},
): Promise<CutoverStage> {
  const from = await sourceServer.createDatabase();
  const to = await named(await targetServer.createDatabase(), from.name);
  const role = `app_${process.pid}_${++count}`;
  await runSql(from.admin, `${ddl(tables)}; ${ROWS}`);
  await runSql(to.direct, ddl(tables));
  await runSql(to.admin, 'grant set on parameter session_replication_role to postgres').catch(
    () => undefined,
  );
  await appRole(from.admin, role);
  await appRole(to.admin, role);
  const [source, target] = [from.admin, to.direct];
  const id = `cut${process.pid}n${count}`;
  const names = follows ? await startFollowing(source, target, id) : followNames(id);
  const as = (at: Credentials): Credentials => ({
    endpoint: { ...at.endpoint, user: role },
    password: APP_PASSWORD,
  });
  return {
    ...{ source, target, names, tables, app: as(source), appTarget: as(to.direct) },
    job: (change = {}) => ({
      ...{ source, target, slot: names.slot, roles: [], maxSeconds: 200, lockPatience: 60_000 },
      ...{ verify: 'after', lanes: 2, sequenceRoom: 1000, firstWriteSeconds: 0 },
      signal: new AbortController().signal,
      switchOver: async () => undefined,
      ...change,
    }),
    roles: (kind = 'nologin') =>
      withSource(source, (client) =>
        readFenceRoles(client, { names: [role], kind, tables: [{ schema: 'public', name: 'seat' }] }),
      ),
    clean: () => endFollowing(source, target, names).then(() => undefined),
  };
}

/** Acknowledged writes that are not found exactly once. */
export async function wrongWrites(
  at: Credentials,
  acknowledged: readonly { readonly id: number }[],
): Promise<{ lost: number; doubled: number }> {
  const ids = acknowledged.map(({ id }) => id).join(',');
  const row = await oneRow<{ found: number; rows: number }>(
    at,
    `select count(distinct id)::int as found, count(*)::int as rows from ledger where id = any ('{${ids}}')`,
  );
  const found = row?.found ?? 0;
  return { lost: acknowledged.length - found, doubled: (row?.rows ?? 0) - found };
}
