import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../postgres/sql';
import { insertArtifact } from './artifacts';
import { writeAudit } from './audit';
import { fillTables, type TableHead, withTables } from './copy-tables';
import { ensureOwner } from './operators';
import { closePool } from './pool';
import { query, stateClient } from './query';
import { newMigration } from './testing/new-migration';
import { createStateDatabase } from './testing/state-database';

/** Everything that COPY's text format has an escape for, and what only looks like one. */
const AWKWARD = 'tab\t back\\slash \\. \\N line\nreturn\r bell\u0007 ñ \u2028 😀';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
const databases: Awaited<ReturnType<typeof createStateDatabase>>[] = [];
async function fresh(): Promise<void> {
  await closePool();
  databases.push(await createStateDatabase());
}

/** Past the store, as somebody who knows the catalog only. */
async function ask(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(state.url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

interface Taken {
  readonly head: TableHead;
  readonly rows: readonly string[];
}
async function take(): Promise<Taken[]> {
  return withTables(async ({ heads, rows }) => {
    const all: Taken[] = [];
    for (const head of heads) {
      const lines: string[] = [];
      for await (const line of rows(head)) lines.push(line);
      all.push({ head, rows: lines });
    }
    return all;
  });
}
async function* each(rows: readonly string[]) {
  yield* rows;
}
const fill = (all: readonly Taken[]) =>
  fillTables(async (writer) => {
    for (const { head, rows } of all) await writer.write(head, each(rows));
  });

let taken: Taken[];
let digest: unknown;
const digests = () =>
  query(sql`select (select md5(string_agg(m::text, '|' order by id)) from mudanza.migration m) as migrations,
    (select md5(string_agg(a::text, '|' order by id)) from mudanza.audit a) as audit,
    (select md5(string_agg(sha256 || md5(content), '|' order by sha256)) from mudanza.artifact) as artifacts`);

beforeAll(async () => {
  state = await createStateDatabase();
  databases.push(state);
  await ensureOwner();
  const { id } = await newMigration({ name: AWKWARD });
  await insertArtifact({
    ...{ migrationId: id, runId: null, name: 'x', mediaType: 'y' },
    content: Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 256)),
  });
  for (const deed of ['a', 'b', 'c'])
    await writeAudit(stateClient, { migrationId: id, actor: AWKWARD, deed, detail: { AWKWARD } });
  [taken, digest] = [await take(), await digests()];
});
afterAll(async () => {
  for (const database of databases.reverse()) await database.drop();
});

describe('withTables', () => {
  it('hands over every table but those that mean nothing elsewhere, each column once', async () => {
    const rows = await ask(
      `select table_name as name from information_schema.tables
       where table_schema = 'mudanza' and table_type = 'BASE TABLE' order by 1`,
    );
    const left = ['runner', 'sign_in_attempt', 'state_file'];
    expect(taken.map(({ head }) => head.table).sort()).toEqual(
      rows.map(({ name }) => String(name)).filter((name) => !left.includes(name)),
    );
    for (const { head } of taken) expect(new Set(head.columns).size).toBe(head.columns.length);
  });

  it('names a table after those that its keys lead to', async () => {
    const rows = await ask(
      `select distinct tc.table_name as child, ccu.table_name as parent from information_schema.table_constraints tc
       join information_schema.constraint_column_usage ccu using (constraint_schema, constraint_name)
       where tc.constraint_type = 'FOREIGN KEY' and tc.table_schema = 'mudanza' and tc.table_name <> ccu.table_name`,
    );
    expect(rows.length).toBeGreaterThan(3);
    const at = (name: unknown) => taken.findIndex(({ head }) => head.table === name);
    for (const { child, parent } of rows)
      if (at(child) >= 0 && at(parent) >= 0) expect(at(parent)).toBeLessThan(at(child));
  });

  it('shows one moment, whatever is written meanwhile', async () => {
    await withTables(async ({ heads, rows }) => {
      await query(sql`update migration set name = name || '!'`);
      const head = heads.find(({ table }) => table === 'migration');
      for await (const line of head ? rows(head) : []) expect(line).not.toContain('😀!');
      await query(sql`update migration set name = ${AWKWARD}`);
    });
  });
});

describe('fillTables', () => {
  it('refuses a database in use, and changes nothing', async () => {
    expect(await fill(taken)).toBe(false);
    expect((await digests())[0]).toMatchObject({ artifacts: expect.any(String) });
  });

  it('fills all of it or nothing', async () => {
    await fresh();
    const broken = [...taken, { head: { table: 'migration', columns: ['no_such'] }, rows: ['x'] }];
    await expect(fill(broken)).rejects.toThrow('no_such');
    expect(await query(sql`select 1 from migration`)).toEqual([]);
  });

  it('gives every byte back, and hands out numbers above those restored', async () => {
    expect(await fill(taken)).toBe(true);
    expect(await digests()).toEqual(digest);
    const [{ most } = { most: 0 }] = await query<{ most: number }>(
      sql`select max(id)::int as most from audit`,
    );
    await writeAudit(stateClient, { migrationId: null, actor: 'ana', deed: 'later', detail: {} });
    const [{ next } = { next: 0 }] = await query<{ next: number }>(
      sql`select max(id)::int as next from audit`,
    );
    expect(next).toBe(most + 1);
  });
});
