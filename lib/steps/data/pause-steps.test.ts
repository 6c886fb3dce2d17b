import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome, Step } from '../../plan/step';
import type { Credentials } from '../../postgres/address/endpoint';
import { readFenceRoles } from '../../postgres/cutover/fence-role';
import { killCutOver } from '../../postgres/cutover/testing/kill-cut-over';
import { followNames } from '../../postgres/replication/follow-names';
import { oneRow, runSql } from '../../postgres/replication/testing/follow-servers';
import { withSource } from '../../postgres/with-client';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { asBookingApp, BOOKING_APP, layBookings } from '../testing/booking-sides';
import { createTestContext, type TestContext } from '../testing/test-context';
import { cutoverEvidence } from './cutover-evidence';
import { dataCopy } from './data-copy';
import { dataCutover } from './data-cutover';
import { copyEvidence, preflightEvidence } from './data-evidence';
import { dataPreflight } from './data-preflight';
import { pauseReason } from './way-to-take';

/** A source that nobody can follow: its log does not say enough, and there is no sender. */
let sourceServer: MajorServer;
let targetServer: MajorServer;
let source: Credentials;
let target: Credentials;
let app: Credentials;
let appTarget: Credentials;
let ctx: TestContext;

const APP = BOOKING_APP;

async function go<Input, Evidence>(step: Step<Input, Evidence>, input: object = {}) {
  const evidence = await step.run(ctx, step.input.parse(input));
  expect(step.evidence.schema.parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
  const judged = step.criteria.map(({ id, judge }): [string, Outcome] => [
    id.split('.').at(-1) ?? id,
    judge(evidence),
  ]);
  return { evidence, outcomes: Object.fromEntries(judged) };
}

const previewOf = (input: object = {}) => dataCutover.preview?.(ctx, dataCutover.input.parse(input));
const book = (at: Credentials, name: string) => runSql(at, `insert into guest (name) values ('${name}')`);
const noteKeys = async (input: object = {}) =>
  (await previewOf(input))?.notes?.map(({ message }) => message.key) ?? [];

beforeAll(async () => {
  [sourceServer, targetServer] = await Promise.all([
    startMajor(13, { settings: { wal_level: 'minimal', max_wal_senders: '0' } }),
    startMajor(17),
  ]);
  source = (await sourceServer.createDatabase()).admin;
  target = (await targetServer.createDatabase()).admin;
  await layBookings(source, target);
  [app, appTarget] = [asBookingApp(source), asBookingApp(target)];
  ctx = createTestContext({ connections: { source, target, session: target } });
});
afterAll(() => Promise.all([sourceServer.stop(), targetServer.stop()]));

describe('a source that cannot be followed', () => {
  it('is told before, with the way that it leaves', async () => {
    const { evidence, outcomes } = await go(dataPreflight);
    ctx.keep(preflightEvidence, evidence);
    expect(evidence.follow?.obstacles).toEqual(['walLevel', 'senders']);
    expect(pauseReason(evidence.follow)).toBe('settings');
    expect(outcomes.follow).toMatchObject({ verdict: 'warn' });
    expect(await noteKeys()).toContain('cutover.note.pauseEstimate');
    await expect(previewOf({ way: 'follow' })).rejects.toMatchObject({ code: 'MUD-950' });
  });

  it('shows all that the way with a pause does, and how long it may take by a copy before it', async () => {
    ctx.keep(copyEvidence, (await go(dataCopy)).evidence);
    const preview = await previewOf({ restart: 'command', command: 'true' });
    expect(preview).toMatchObject({ isRefused: false });
    expect(preview?.actions[0]?.detail).toMatch(
      /^alter database "\w+" set default_transaction_read_only = on;$/,
    );
    expect(preview?.actions[1]?.detail).toContain(`alter role "${APP}" nologin;`);
    expect(new Set(preview?.actions.flatMap(({ hazards }) => hazards ?? []))).toEqual(
      new Set([
        ...[
          'LOCKS_TABLE',
          'WRITES_SOURCE',
          'SOURCE_DOWNTIME',
          'DELETES_DATA',
          'LOADS_TARGET',
          'SKIPS_CHECKS',
        ],
        ...['HOLDS_WAL', 'RUNS_COMMAND'],
      ]),
    );
    const oneWay = await previewOf({ wayBack: '' });
    expect(oneWay?.actions.flatMap(({ hazards }) => hazards ?? [])).toContain('POINT_OF_NO_RETURN');
    const estimate = preview?.notes?.find(({ message }) => message.key === 'cutover.note.pauseEstimate');
    expect(estimate).toMatchObject({ verdict: 'pass', message: { params: { isKnown: 'yes' } } });
  });

  it('is let in again when the restart fails', async () => {
    await expect(
      go(dataCutover, { roles: APP, restart: 'command', command: 'sh -c "exit 3"' }),
    ).rejects.toMatchObject({ code: 'MUD-972' });
    await book(app, 'after the failure');
    expect(await oneRow(target, 'select count(*)::int as slots from pg_replication_slots')).toEqual({
      slots: 0,
    });
  });

  it('is let in again by whoever takes up a run whose process was killed', async () => {
    const { slot } = followNames(ctx.migration.id);
    const roles = await withSource(source, (client) =>
      readFenceRoles(client, { names: [APP], kind: 'nologin', tables: [] }),
    );
    expect(await killCutOver({ source, target, slot, roles, pausedSchema: 'public' }, 'copied')).toBe('here');
    await expect(book(app, 'out')).rejects.toMatchObject({ code: '28000' });
    await expect(book(appTarget, 'too early')).rejects.toMatchObject({ code: '25006' });
    await dataCutover.afterKill?.(ctx);
    await book(app, 'after the kill');
    expect(ctx.logged.at(-1)?.text).toContain(`signs in as before (${APP})`);
    expect(await oneRow(appTarget, "select current_setting('transaction_read_only') as set")).toEqual({
      set: 'off',
    });
  });

  it('is moved with everything that it had acknowledged, and says what was estimated and what it took', async () => {
    const restarted = (async () => {
      while (!ctx.logged.some(({ text }) => text.startsWith('Restart the backend now'))) await sleep(10);
      await book(appTarget, 'first on the target');
    })();
    const { evidence, outcomes } = await go(dataCutover, { roles: APP, firstWriteSeconds: 240 });
    await restarted;
    ctx.keep(cutoverEvidence, evidence);
    const { estimate, ...others } = outcomes;
    expect(new Set(Object.values(others).map(({ verdict }) => verdict))).toEqual(new Set(['pass']));
    expect(evidence).toMatchObject({ way: 'pause', verify: 'before', strays: 0 });
    expect(estimate?.message).toMatchObject({
      key: 'cutover.judge.estimate',
      params: { way: 'pause', estimated: Math.round(evidence.estimatedMs ?? -1) },
    });
    expect(evidence.acts.map(({ act }) => act)).toEqual(
      expect.arrayContaining([
        'shut',
        'locked',
        'fenced',
        'probed',
        'copied',
        'closed',
        'verified',
        'opened',
      ]),
    );
    await expect(book(app, 'late')).rejects.toMatchObject({ code: '28000' });
    const counts = await oneRow(
      target,
      `select count(*) filter (where name = 'after the failure')::int as kept, count(*)::int as rows,
        count(distinct id)::int as ids from guest`,
    );
    expect(counts).toEqual({ kept: 1, rows: 203, ids: 203 });
  });

  it('gets back what was written since, though nobody could follow it', async () => {
    expect((await previewOf())?.isRefused).toBe(true);
    await expect(go(dataCutover)).rejects.toMatchObject({ code: 'MUD-976' });
    await dataCutover.afterKill?.(ctx);
    await expect(book(app, 'still out')).rejects.toMatchObject({ code: '28000' });
    await dataCutover.undo?.(ctx, null as never);
    await book(app, 'at home');
    const counts = await oneRow(
      source,
      `select count(*) filter (where name = 'first on the target')::int as carried,
        count(*) - count(distinct id) as doubled from guest`,
    );
    expect(counts).toEqual({ carried: 1, doubled: '0' });
  });

  it('can be moved again after that, and emptied, since what came back is nobody else’s', async () => {
    expect(await previewOf()).toMatchObject({ isRefused: false });
    const { evidence } = await go(dataCutover, {
      ...{ roles: APP, restart: 'command', command: 'true', firstWriteSeconds: 0 },
    });
    expect(evidence.copied?.tables.find(({ table }) => table === 'public.guest')).toMatchObject({
      rowsIn: 204,
    });
    await dataCutover.undo?.(ctx, evidence);
    await book(app, 'home again');
    const copied = await ctx.evidenceOf(copyEvidence);
    if (!copied) throw new Error('nothing was copied before');
    await dataCopy.undo?.(ctx, copied);
    expect(await oneRow(target, 'select count(*)::int as rows from guest')).toEqual({ rows: 0 });
  });
});
