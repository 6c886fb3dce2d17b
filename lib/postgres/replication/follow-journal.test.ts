import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { withCopyWriter } from '../copy/copy-session';
import { confirmedSql, withSourceOwner } from '../source-owner';
import {
  endFollowJournal,
  endStatements,
  type FollowStart,
  followedPlaces,
  hasFollowJournal,
  JOURNAL_TABLES,
  MOVE_PROGRESS,
  readFollowedTables,
  readFollowProgress,
  startFollowJournal,
  startStatements,
} from './follow-journal';
import { oneRow, runSql } from './testing/follow-servers';

let server: MajorServer;
let at: Credentials;
beforeAll(async () => {
  server = await startMajor(17);
  at = (await server.createDatabase()).admin;
});
afterAll(() => server.stop());

const start = (slot: string, lsn = 0x1_0000_0010n): FollowStart => ({
  ...{ slot, publication: slot, system: '7300000000000000001', timeline: 1, checks: 'replica', lsn },
  ...{ schemas: ['public', 'other'], leaveOut: ['public."a,b"'] },
});
const TABLES = [
  {
    ...{ source: { schema: 'public', name: 't' }, target: { schema: 'public', name: 'T "x"' } },
    sourceColumns: [{ name: 'ü', number: 1, typeOid: 4_294_967_295, typeModifier: -1 }],
    columns: ['ü'],
  },
];

const write = <T>(use: Parameters<typeof withCopyWriter<T>>[2]) => withCopyWriter(at, {}, use);

describe('the journal of a following', () => {
  it('is not there before it is begun', async () => {
    expect(await write(hasFollowJournal)).toBe(false);
    expect(await write(readFollowProgress)).toEqual([]);
    expect(await write(followedPlaces)).toEqual(new Set());
    await write((writer) => endFollowJournal(writer, 'none'));
  });

  it('says of each slot what it was given, exactly', async () => {
    await write((writer) => startFollowJournal(writer, start('one'), TABLES));
    await write((writer) => startFollowJournal(writer, start('two'), []));
    const [one, two] = await write(readFollowProgress);
    expect(one).toEqual({
      ...start('one'),
      ...{ xid: null, sourceTime: null, appliedAt: null, transactions: 0, changes: 0 },
    });
    expect(two?.slot).toBe('two');
    expect(await write((writer) => readFollowedTables(writer, 'one'))).toEqual(TABLES);
    expect(await write((writer) => readFollowedTables(writer, 'nobody'))).toEqual([]);
    expect(await write(followedPlaces)).toEqual(new Set(['public.T "x"']));
  });

  it('moves only from where it stands, and counts what came', async () => {
    const move = (to: string, from: string) =>
      runSql(
        at,
        `prepare move as ${MOVE_PROGRESS}; execute move('one', '${to}', '77', '2026-01-01', '3', '9', '${from}')`,
      );
    await move('1/20', '1/10');
    await expect(move('1/30', '1/10')).rejects.toMatchObject({ code: '22012' });
    const [one] = await write(readFollowProgress);
    expect(one).toMatchObject({ lsn: 0x1_0000_0020n, xid: 77, transactions: 3, changes: 9 });
    expect(one?.sourceTime?.toISOString()).toMatch(/^(2025-12-31|2026-01-01)/);
  });

  it('begins anew for a slot that was made anew', async () => {
    await write((writer) => startFollowJournal(writer, start('one', 5n), []));
    expect((await write(readFollowProgress))[0]).toMatchObject({ lsn: 5n, transactions: 0, xid: null });
    expect(await write((writer) => readFollowedTables(writer, 'one'))).toEqual([]);
  });

  it('forgets one slot and keeps the other; the last takes the table along', async () => {
    await write((writer) => endFollowJournal(writer, 'one'));
    expect((await write(readFollowProgress)).map(({ slot }) => slot)).toEqual(['two']);
    await write((writer) => endFollowJournal(writer, 'two'));
    expect(await write(hasFollowJournal)).toBe(false);
  });
});

describe('the same on the side that changes go back to', () => {
  it('is written by confirmed statements alone, and leaves no schema behind', async () => {
    const side = (await server.createDatabase()).admin;
    const confirmed = (list: readonly { readonly text: string; readonly values: readonly unknown[] }[]) =>
      list.map(({ text, values }) => confirmedSql(text, values));
    await withSourceOwner(side, {}, async (owner) => {
      await owner.execute([confirmedSql('create schema mudanza_rows'), ...confirmed(JOURNAL_TABLES)]);
      await owner.execute(confirmed(startStatements(start('back'), TABLES)));
      await owner.execute(confirmed(startStatements(start('other'), [])));
      expect((await readFollowProgress(owner)).map(({ slot }) => slot)).toEqual(['back', 'other']);
      await owner.execute(confirmed(endStatements('back')));
      expect((await readFollowProgress(owner)).map(({ slot }) => slot)).toEqual(['other']);
      await owner.execute(confirmed(endStatements('other')));
    });
    expect(
      await oneRow(side, `select count(*)::int as left from pg_namespace where nspname = 'mudanza_rows'`),
    ).toEqual({ left: 0 });
  });
});
