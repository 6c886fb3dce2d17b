import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { copyChunks } from './copy-chunk';
import { createJournal, filledTables } from './copy-journal';
import { withCopyReader, withCopyWriter } from './copy-session';
import type { CopyChunk } from './plan-copy';

let source: TestDatabase;
let target: TestDatabase;
const DDL = 'create table a (id int primary key, t text); create table b (id int primary key, t text);';

const run = (at: TestDatabase, text: string) =>
  withTarget(at.admin, (client) => client.execute(trustedSql(text, 'own-file')));
const chunk = (number: number, name: string, more: Partial<CopyChunk> = {}): CopyChunk => ({
  ...{ number, columns: ['id', 't'], range: null, isBinary: false, bytes: 1 },
  source: { schema: 'public', name },
  target: { schema: 'public', name },
  ...more,
});
const copy = (chunks: readonly CopyChunk[], job = 'j') =>
  withCopyReader(source.admin, {}, (reader) =>
    withCopyWriter(target.admin, {}, (writer) =>
      copyChunks({ reader, writer }, chunks, { job, checks: 'replica', onBytes: () => undefined }),
    ),
  );
const filled = async () => {
  const tables = await withTarget(target.admin, (client) => filledTables(client));
  return Object.fromEntries(tables.map(({ name, rows }) => [name, rows]));
};

beforeAll(async () => {
  const servers = inject('servers');
  [source, target] = await Promise.all([
    createDatabase(servers, 'source'),
    createDatabase(servers, 'target'),
  ]);
  await run(
    source,
    `${DDL} insert into a select n, 'ñ' from generate_series(1, 100) n; insert into b select * from a`,
  );
  await run(target, DDL);
  await withCopyWriter(target.admin, {}, createJournal);
});
afterAll(() => Promise.all([source.drop(), target.drop()]));

describe('chunks', () => {
  it('arrive with their lines in the journal, each with what it moved', async () => {
    const key = [{ name: 'id', isBytewise: false }];
    const copied = await copy([
      chunk(1, 'a', { range: { key, from: null, to: ['41'], part: 1 } }),
      chunk(2, 'b', { isBinary: true }),
    ]);
    expect(copied.map(({ rows, rowsOut }) => [rows, rowsOut])).toEqual([
      [40, 40],
      [100, 100],
    ]);
    expect(await filled()).toEqual({ a: 40, b: 100 });
  });

  it('that are there already are counted and not brought again, the others are', async () => {
    const key = [{ name: 'id', isBytewise: false }];
    const rest = chunk(3, 'a', { range: { key, from: ['41'], to: null, part: 2 } });
    const copied = await copy([chunk(2, 'b'), rest]).catch((error: unknown) => error);
    // Rows that are there collide before the journal's line would.
    expect(copied).toMatchObject({ code: 'MUD-911', params: { side: 'target', table: 'public.b' } });
    await run(target, 'truncate b');
    expect((await copy([chunk(2, 'b'), rest])) as unknown).toMatchObject([{ rows: 100 }, { rows: 60 }]);
    expect(await filled()).toEqual({ a: 100, b: 100 });
  });

  it('leave nothing behind, neither rows nor lines, when one of them fails', async () => {
    await run(target, 'truncate a, b; delete from mudanza_rows.chunk');
    await run(target, 'insert into b values (50, null)');
    await expect(copy([chunk(4, 'a'), chunk(5, 'b')], 'k')).rejects.toMatchObject({ code: 'MUD-911' });
    expect(await filled()).toEqual({});
  });

  it('name the source when it is the one that fails', async () => {
    // There on the target: where both sides lack it, either may be the first to say so.
    await run(target, 'create table gone (id int primary key, t text)');
    await expect(copy([chunk(6, 'gone')], 'k')).rejects.toMatchObject({
      code: 'MUD-917',
      params: { side: 'source', table: 'public.gone' },
    });
  });
});
