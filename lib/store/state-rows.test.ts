import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Endpoint } from '../postgres/address/endpoint';
import { sql } from '../postgres/sql';
import { findArtifact, insertArtifact, listArtifacts } from './artifacts';
import { noteAuthFailure, recentAuthFailures } from './auth-failures';
import { listConnections, storeConnection } from './connections';
import { linesOf } from './lines-of';
import { listen } from './listen';
import { readMetrics } from './metrics';
import { findMigration, isId, listMigrations, type Migration, updateSettings } from './migrations';
import { notify, query, stateClient, transaction } from './query';
import { readReadiness } from './readiness';
import { listSecretNames, openSecrets, storeSecret } from './secrets';
import { newMigration } from './testing/new-migration';
import { createStateDatabase } from './testing/state-database';
import { claimWatches, findWatch, releaseWatches, switchWatchOff, switchWatchOn, watchStore } from './watch';
import { placeObservation, type WatchSpan } from './watch-span';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migration: Migration;
let id: string;
beforeAll(async () => {
  state = await createStateDatabase();
});
afterAll(() => state.drop());
beforeEach(async () => {
  migration = await newMigration();
  ({ id } = migration);
});

describe('migrations', () => {
  it('are found by their id, and listed newest first until they are put away', async () => {
    expect(await findMigration(id)).toEqual(migration);
    const later = await newMigration({ name: 'Later', kind: 'practice' });
    expect((await listMigrations()).slice(0, 2).map(({ name }) => name)).toEqual(['Later', 'A test']);
    await query(sql`update migration set archived_at = now() where id = ${later.id}`);
    expect((await listMigrations()).map((one) => one.id)).not.toContain(later.id);
    expect(await findMigration(randomUUID())).toBeNull();
  });

  it('merge a change into their settings, and fill what an older version did not know', async () => {
    await updateSettings(id, { p95LimitMs: 120, schemas: ['app'] });
    await updateSettings(id, { schemas: ['app', 'audit'] });
    expect((await findMigration(id))?.settings).toMatchObject({ p95LimitMs: 120, schemas: ['app', 'audit'] });
    await query(sql`update migration set settings = '{}' where id = ${id}`);
    expect((await findMigration(id))?.settings).toEqual(migration.settings);
  });

  it.each([
    ['8b1c2d3e-0000-4000-8000-000000000000', true],
    ['8B1C2D3E-0000-4000-8000-000000000000', false],
    ['8b1c2d3e-0000-4000-8000-00000000000', false],
    ['8b1c2d3e00004000800000000000000', false],
    ["8b1c2d3e-0000-4000-8000-000000000000'", false],
    ['', false],
  ])('%j can be an id: %s', async (text, expected) => {
    expect(isId(text)).toBe(expected);
    expect(await findMigration(text)).toBeNull();
  });
});

describe('connections and secrets', () => {
  const endpoint: Endpoint = { host: 'h', port: 5432, database: 'd', user: 'u', tls: { mode: 'require' } };

  it('are kept by role, replaced and forgotten', async () => {
    await storeConnection(id, 'target', endpoint);
    await storeConnection(id, 'session', { ...endpoint, port: 6543 });
    await storeConnection(id, 'target', { ...endpoint, host: 'h2' });
    const stored = await listConnections(id);
    expect([stored.get('target')?.host, stored.get('session')?.port, stored.has('source')]).toEqual([
      'h2',
      6543,
      false,
    ]);
    await storeConnection(id, 'target', null);
    expect([...(await listConnections(id)).keys()]).toEqual(['session']);
  });

  it('lie sealed, each for its own place', async () => {
    await storeSecret(id, 'target.password', 'canary-7Xy');
    await storeSecret(id, 'source.password', 'another');
    const rows = await query<{ sealed: Buffer }>(sql`select sealed from secret where migration_id = ${id}`);
    expect(Buffer.concat(rows.map(({ sealed }) => sealed)).toString('latin1')).not.toContain('canary');
    expect(await listSecretNames(id)).toEqual(['source.password', 'target.password']);
    expect((await openSecrets(id)).get('target.password')).toBe('canary-7Xy');
    await query(
      sql`update secret set name = 'session.password' where migration_id = ${id} and name = 'target.password'`,
    );
    await expect(openSecrets(id)).rejects.toMatchObject({ code: 'MUD-009' });
  });

  it('are forgotten one by one', async () => {
    await storeSecret(id, 'target.password', 'x');
    await storeSecret(id, 'target.password', null);
    expect(await listSecretNames(id)).toEqual([]);
  });
});

describe('files', () => {
  const file = (name: string, content: Uint8Array) =>
    insertArtifact({ migrationId: id, runId: null, name, mediaType: 'text/plain', content });

  it('are kept byte for byte under their SHA-256, and listed without what they hold', async () => {
    const bytes = Buffer.from([0, 1, 254, 255]);
    const ref = await file('x.bin', bytes);
    expect(ref).toMatchObject({ name: 'x.bin', bytes: 4, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await findArtifact(ref.id))?.content.equals(bytes)).toBe(true);
    await file('y.txt', Buffer.from('y'));
    const listed = await listArtifacts(id);
    expect(listed.map(({ name }) => name)).toEqual(['y.txt', 'x.bin']);
    expect(listed[0]).not.toHaveProperty('content');
    expect(await findArtifact('no id')).toBeNull();
    expect(await findArtifact(randomUUID())).toBeNull();
  });
});

describe('refused sign-ins', () => {
  it('count for half an hour, by host', async () => {
    await noteAuthFailure(id, 'h');
    await noteAuthFailure(id, 'h');
    await noteAuthFailure(id, 'other');
    expect(await recentAuthFailures(id, 'h')).toMatchObject({ count: 2, firstAt: expect.any(Date) });
    await query(sql`update auth_failure set at = now() - interval '31 minutes' where migration_id = ${id}`);
    expect(await recentAuthFailures(id, 'h')).toEqual({ count: 0, firstAt: null, lastAt: null });
  });
});

describe('the downtime watch', () => {
  const on = () => switchWatchOn(stateClient, { migrationId: id, url: 'http://127.0.0.1/health', by: 'ana' });
  const held = async (watcher: string, leaseMs = 60_000) =>
    (await claimWatches(watcher, leaseMs)).filter(({ migrationId }) => migrationId === id).length;

  it('belongs to one watcher at a time, and to the next when its lease is over or given back', async () => {
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];
    await on();
    expect(await held(one)).toBe(1);
    expect(await held(two)).toBe(0);
    expect(await held(one, 1)).toBe(1);
    await sleep(20);
    expect(await held(two)).toBe(1);
    await releaseWatches(two);
    expect(await held(three)).toBe(1);
  });

  it('is off when somebody switches it off, when the migration is put away, and after the last signature', async () => {
    expect(await findWatch(id)).toBeNull();
    await on();
    expect(await findWatch(id)).toMatchObject({ isOn: true, changedBy: 'ana' });
    await switchWatchOff(stateClient, { migrationId: id, by: 'eva' });
    expect(await findWatch(id)).toMatchObject({ isOn: false, changedBy: 'eva' });
    await on();
    await query(sql`insert into sign_off (migration_id, phase, name, note, basis, signed_by)
      values (${id}, 'close', 'Eva', '', '', 'ana')`);
    expect((await findWatch(id))?.isOn).toBe(false);
    expect(await held(randomUUID())).toBe(0);
  });

  it('keeps its record span by span', async () => {
    const span: WatchSpan = { kind: 'up', from: 0, to: 1_000, reason: null };
    expect(await watchStore.last(id)).toBeNull();
    await watchStore.append(id, span);
    await watchStore.extend(id, 5_000.4);
    await watchStore.append(id, { kind: 'down', from: 5_000, to: 6_000, reason: 'refused' });
    expect(await watchStore.last(id)).toMatchObject({ kind: 'down', reason: 'refused' });
    expect((await watchStore.spans(id)).map(({ kind, to }) => [kind, to])).toEqual([
      ['up', 5_000],
      ['down', 6_000],
    ]);
  });
});

describe('an observation in the record', () => {
  const up: WatchSpan = { kind: 'up', from: 0, to: 10_000, reason: null };
  const at = (time: number, isUp: boolean) =>
    placeObservation(up, { at: time, isUp, reason: isUp ? null : 'x' }, 1_000);

  it.each<[name: string, change: ReturnType<typeof at>, extendTo: number | null, kinds: string[]]>([
    ['the same again lengthens the span', at(11_000, true), 11_000, []],
    ['a change ends it and begins another', at(11_000, false), 11_000, ['down']],
    ['a long silence is a gap, and never up', at(16_000, true), null, ['gap', 'up']],
    ['silence as long as it may be is none', at(15_000, true), 15_000, []],
    ['what is older than the record is left out', at(9_000, false), null, []],
    [
      'the first begins the record',
      placeObservation(null, { at: 5, isUp: false, reason: 'x' }, 1_000),
      null,
      ['down'],
    ],
  ])('%s', (_, change, extendTo, kinds) => {
    expect(change.extendTo).toBe(extendTo);
    expect(change.append.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('what the state tells others', () => {
  it('wakes who listens, on its channel only, until they stop', async () => {
    const heard: string[] = [];
    const stop = await listen('migration', (payload) => heard.push(payload));
    await notify(stateClient, 'run_event', 'not for us');
    await notify(stateClient, 'migration', id);
    await vi.waitFor(() => expect(heard).toContain(id), { timeout: 60_000 });
    expect(heard).not.toContain('not for us');
    stop();
    await notify(stateClient, 'migration', 'too late');
    await sleep(100);
    expect(heard).not.toContain('too late');
  });

  it('of a transaction, only when it is committed', async () => {
    const heard: string[] = [];
    const stop = await listen('migration', (payload) => heard.push(payload));
    const failed = transaction(async (client) => {
      await notify(client, 'migration', 'rolled back');
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await transaction((client) => notify(client, 'migration', 'kept'));
    await vi.waitFor(() => expect(heard).toContain('kept'), { timeout: 60_000 });
    expect(heard).not.toContain('rolled back');
    stop();
  });

  it('is ready when it answers, has every table and some runner was heard of', async () => {
    await query(sql`delete from runner`);
    expect(await readReadiness()).toEqual({ database: true, schema: true, runner: false });
    await query(sql`insert into runner (id, seen_at) values ('r', now())`);
    expect(await readReadiness()).toEqual({ database: true, schema: true, runner: true });
  });

  it('counts for those who watch', async () => {
    const before = await readMetrics();
    await newMigration();
    const after = await readMetrics();
    expect(after.migrations - before.migrations).toBe(1);
    expect(after.databaseBytes).toBeGreaterThan(1_000_000);
  });
});

describe('the lines of a stream', () => {
  const lines = async (...chunks: readonly (string | Buffer)[]) => {
    async function* stream() {
      for (const chunk of chunks) yield Buffer.from(chunk);
    }
    const all: string[] = [];
    for await (const line of linesOf(stream())) all.push(line);
    return all;
  };

  it.each<[name: string, chunks: readonly (string | Buffer)[], expected: readonly string[]]>([
    ['nothing', [], []],
    ['one without an end', ['a'], ['a']],
    ['two', ['a\nb\n'], ['a', 'b']],
    ['an empty one', ['a\n\nb'], ['a', '', 'b']],
    ['one in pieces', ['a', 'b', 'c\nd'], ['abc', 'd']],
    ['a break between chunks', ['a\n', '\nb'], ['a', '', 'b']],
    ['a letter cut in two', [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)], ['é']],
    ['line separators that are text', ['a\u2028b\u0085c\r\n'], ['a\u2028b\u0085c\r']],
  ])('%s', async (_, chunks, expected) => {
    expect(await lines(...chunks)).toEqual(expected);
  });
});
