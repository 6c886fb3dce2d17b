import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { type ChangeMessage, UNCHANGED } from './change-message';
import { formatLsn, parseLsn } from './lsn';
import { parseChange } from './parse-change';
import { runSql } from './testing/follow-servers';

let server: MajorServer;
let at: Credentials;
let raw: Buffer[] = [];
let messages: ChangeMessage[] = [];

/** Everything that a server sends, as its own bytes. */
beforeAll(async () => {
  server = await startMajor(17);
  at = (await server.createDatabase()).admin;
  await runSql(
    at,
    `create type mood as enum ('sad', 'ok');
     create table t (id int primary key, body text, mood mood, n numeric(10,2));
     alter table t alter column body set storage external;
     create table bare (a int, b text); alter table bare replica identity full;
     create publication p for table t, bare; select pg_replication_origin_create('elsewhere')`,
  );
  await runSql(at, `select pg_create_logical_replication_slot('s', 'pgoutput')`);
  await runSql(at, `insert into t values (1, repeat('long', 5000), 'ok', 1.50), (2, null, null, null)`);
  await runSql(at, `update t set mood = 'sad' where id = 1`);
  await runSql(at, `update t set id = 3 where id = 2`);
  await runSql(at, `delete from t where id = 3`);
  await runSql(at, `insert into bare values (1, 'x'); update bare set b = 'y'; delete from bare`);
  await runSql(at, `truncate t, bare restart identity`);
  await runSql(at, `begin; select pg_logical_emit_message(true, 'mudanza', 'märk'); commit`);
  await runSql(
    at,
    `set synchronous_commit = on; select pg_replication_origin_session_setup('elsewhere');
     begin; select pg_replication_origin_xact_setup('0/AB', now()); insert into bare values (9, 'z'); commit`,
  );
  const rows = await withTarget(at, (client) =>
    client.rows<{ data: Buffer }>(
      trustedSql(
        `select data from pg_logical_slot_get_binary_changes('s', null, null,
           'proto_version', '1', 'publication_names', 'p', 'messages', 'true')`,
        'own-file',
      ),
    ),
  );
  raw = rows.map(({ data }) => data);
  messages = raw.map(parseChange);
});
afterAll(() => server.stop());

const ofKind = <Kind extends ChangeMessage['kind']>(kind: Kind) =>
  messages.filter((one): one is Extract<ChangeMessage, { kind: Kind }> => one.kind === kind);
const text = (value: unknown) => (Buffer.isBuffer(value) ? value.toString() : value);

describe('the parser of pgoutput', () => {
  it('reads every kind that a server sends', () => {
    expect([...new Set(messages.map(({ kind }) => kind))].sort()).toEqual([
      'begin',
      'commit',
      'delete',
      'insert',
      'message',
      'origin',
      'relation',
      'truncate',
      'type',
      'update',
    ]);
  });

  it('reads tables with their identity, keys and types', () => {
    const [t, bare] = ofKind('relation');
    expect(t).toMatchObject({ schema: 'public', name: 't', identity: 'd' });
    expect(t?.columns.map(({ name, isKey }) => [name, isKey])).toEqual([
      ['id', true],
      ['body', false],
      ['mood', false],
      ['n', false],
    ]);
    expect(t?.columns[3]).toMatchObject({ typeOid: 1700, typeModifier: 655_366 });
    expect(bare).toMatchObject({ name: 'bare', identity: 'f' });
    expect(bare?.columns.every(({ isKey }) => isKey)).toBe(true);
    expect(ofKind('type')).toContainEqual(expect.objectContaining({ name: 'mood', schema: 'public' }));
  });

  it('reads values, nulls and long values that did not change', () => {
    const [first, second] = ofKind('insert');
    expect([first?.row[0], first?.row[2], first?.row[3]].map(text)).toEqual(['1', 'ok', '1.50']);
    expect(text(first?.row[1])).toHaveLength(20_000);
    expect(second?.row.slice(1)).toEqual([null, null, null]);
    const [kept, moved, whole] = ofKind('update');
    expect(kept).toMatchObject({ old: null });
    expect(kept?.row[1]).toBe(UNCHANGED);
    expect([moved?.old?.is, text(moved?.old?.values[0]), text(moved?.row[0])]).toEqual(['key', '2', '3']);
    expect([whole?.old?.is, whole?.old?.values.map(text), whole?.row.map(text)]).toEqual([
      'row',
      ['1', 'x'],
      ['1', 'y'],
    ]);
    const [byKey, byRow] = ofKind('delete');
    expect([byKey?.old.is, byRow?.old.is, byRow?.old.values.map(text)]).toEqual(['key', 'row', ['1', 'y']]);
  });

  it('reads truncates, messages, origins, and where a transaction ends', () => {
    expect(ofKind('truncate')).toEqual([
      {
        kind: 'truncate',
        relations: ofKind('relation')
          .slice(0, 2)
          .map(({ id }) => id),
        restartsIdentity: true,
      },
    ]);
    const [message] = ofKind('message');
    expect([message?.prefix, text(message?.content), message?.isTransactional]).toEqual([
      'mudanza',
      'märk',
      true,
    ]);
    expect(ofKind('origin')).toEqual([{ kind: 'origin', name: 'elsewhere', lsn: 0xabn }]);
    const [begins, commits] = [ofKind('begin'), ofKind('commit')];
    expect(begins).toHaveLength(commits.length);
    for (const [index, { lsn, endLsn, at: time }] of commits.entries()) {
      expect(begins[index]?.finalLsn).toBe(lsn);
      expect(endLsn).toBeGreaterThan(lsn);
      expect(Math.abs(Date.now() - time.getTime())).toBeLessThan(120_000);
    }
  });

  it('refuses what is cut short or goes on, and never reads beyond', () => {
    for (const bytes of raw.filter(({ length }) => length < 200)) {
      for (let length = 0; length < bytes.length; length += 1) {
        expect(() => parseChange(bytes.subarray(0, length))).toThrow(RangeError);
      }
      expect(() => parseChange(Buffer.concat([bytes, Buffer.from([0])]))).toThrow(RangeError);
    }
    expect(() => parseChange(Buffer.from('Zabc'))).toThrow(RangeError);
  });

  it.each([
    ['0/0', 0n],
    ['16/B374D848', 0x16b374d848n],
    ['FFFFFFFF/FFFFFFFF', 0xffffffffffffffffn],
  ])('reads and writes the place %s', (place, value) => {
    expect(parseLsn(place)).toBe(value);
    expect(formatLsn(value)).toBe(place);
    expect(() => parseLsn(`${place}x`)).toThrow();
  });
});
