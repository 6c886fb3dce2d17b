import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkspace } from '../files/workspace';
import { findSessionFacts, type SessionKind } from './session-facts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-session-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function facts(file: string, text: string, isMigration = false) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  const workspace = openWorkspace(root);
  return findSessionFacts(workspace, isMigration ? [] : [file], isMigration ? [file] : []);
}

it.each<[file: string, text: string, kind: SessionKind]>([
  ['a.py', 'await connection.add_listener("jobs", handle)', 'listen'],
  ['a.go', 'l := pq.NewListener(dsn, min, max, nil)', 'listen'],
  ['a.ex', '{:ok, pid} = Postgrex.Notifications.start_link(opts)', 'listen'],
  ['a.ts', 'await client.query("LISTEN jobs")', 'listen'],
  ['a.rs', 'let mut listener = PgListener::connect(&url).await?;', 'listen'],
  ['a.py', 'session.execute(text("select pg_advisory_lock(1)"))', 'advisoryLock'],
  ['a.rb', 'execute "SELECT pg_try_advisory_lock(42)"', 'advisoryLock'],
  ['a.py', 'cur.execute("declare c cursor with hold for select 1")', 'heldCursor'],
  ['a.py', 'conn.cursor("c", withhold=True)', 'heldCursor'],
  ['a.ts', "await sql.unsafe('SET search_path TO app')", 'sessionSet'],
  ['a.properties', "spring.datasource.hikari.connection-init-sql=SET TIME ZONE 'UTC'", 'sessionSet'],
  ['a.py', 'cur.execute("CREATE TEMP TABLE t (id int)")', 'tempTable'],
])('%s: %s', (file, text, kind) => {
  expect(facts(file, `${text}\n`)).toMatchObject([{ kind, file, line: 1 }]);
});

it.each<[file: string, text: string]>([
  ['a.py', '# await connection.add_listener("jobs", handle)'],
  ['a.ts', '// LISTEN jobs'],
  ['a.py', 'session.execute(text("select pg_advisory_xact_lock(1)"))'],
  ['a.py', 'cur.execute("SET LOCAL statement_timeout = 5")'],
  ['a.py', 'cur.execute("CREATE TEMP TABLE t (id int) ON COMMIT DROP")'],
  ['a.py', 'cur.execute("UPDATE t SET a = 1")'],
  ['a.ts', "app.set('view engine', 'pug'); server.listen(3000)"],
])('nothing of a session in %s: %s', (file, text) => {
  expect(facts(file, `${text}\n`)).toEqual([]);
});

it.each<[file: string, text: string, names: string[]]>([
  ['a.py', 'create_async_engine(URL, connect_args={"server_settings": {"jit": "off"}})', ['jit']],
  [
    'a.py',
    'S = {"jit": "off", "search_path": "app"}\ncreate_async_engine(URL, server_settings=S)',
    ['jit', 'search_path'],
  ],
  [
    'a.py',
    'psycopg2.connect(dsn, options="-c statement_timeout=5s -c lock_timeout=1s")',
    ['statement_timeout', 'lock_timeout'],
  ],
  ['.env', 'DATABASE_URL=postgres://u@h/d?options=-c%20search_path%3Dapp', ['search_path']],
  ['a.ts', 'const sql = postgres(url, { connection: { statement_timeout: 5000 } })', ['statement_timeout']],
  ['a.ts', 'new Pool({ connectionString, statement_timeout: 5000 })', ['statement_timeout']],
  [
    'a.rs',
    'PgConnectOptions::new().options([("search_path", "app"), ("jit", "off")])',
    ['search_path', 'jit'],
  ],
  ['a.go', 'config.ConnConfig.RuntimeParams["search_path"] = "app"', ['search_path']],
  ['a.exs', 'config :app, App.Repo,\n  parameters: [statement_timeout: "5s"]', ['statement_timeout']],
  [
    'application.properties',
    'spring.datasource.url=jdbc:postgresql://h/d?currentSchema=app',
    ['search_path'],
  ],
])('%s hands over at the start: %s', (file, text, names) => {
  const found = facts(file, `${text}\n`).filter(({ kind }) => kind === 'startup');
  expect(found.flatMap((fact) => fact.names)).toEqual(names);
});

it('looks at migrations for what no transaction may hold, and hides what is secret in a line', () => {
  expect(facts('migrations/1.sql', 'CREATE INDEX CONCURRENTLY i ON t (a);\n', true)).toMatchObject([
    { kind: 'concurrentIndex', line: 1 },
  ]);
  const url = 'postgres://u:s3cretpw@h/d?options=-c%20jit%3Doff';
  expect(JSON.stringify(facts('b.py', `connect("${url}")\n`))).not.toContain('s3cretpw');
});
