import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { say } from '../../i18n/message';
import type { Step } from '../../plan/step';
import type { Credentials } from '../../postgres/address/endpoint';
import { oneRow, runSql } from '../../postgres/replication/testing/follow-servers';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { asBookingApp, BOOKING_APP, layBookings } from '../testing/booking-sides';
import { createTestContext, type TestContext } from '../testing/test-context';
import { cutoverEvidence } from './cutover-evidence';
import { dataClean } from './data-clean';
import { dataCopy } from './data-copy';
import { dataCutover } from './data-cutover';
import { dataPrepare } from './data-prepare';
import { dataRehearse } from './data-rehearse';
import { prepareEvidence } from './follow-evidence';

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
  const verdicts = Object.fromEntries(
    step.criteria.map(({ id, judge }) => [id.split('.').at(-1), judge(evidence).verdict]),
  );
  return { evidence, verdicts };
}

const previewOf = <Input, Evidence>(step: Step<Input, Evidence>, input: object = {}) =>
  step.preview?.(ctx, step.input.parse(input));
const canLogin = async () =>
  (await oneRow<{ can: boolean }>(source, `select rolcanlogin as can from pg_roles where rolname = '${APP}'`))
    ?.can;
const book = (at: Credentials, name: string) => runSql(at, `insert into guest (name) values ('${name}')`);

beforeAll(async () => {
  [sourceServer, targetServer] = await Promise.all([startMajor(15), startMajor(17)]);
  source = (await sourceServer.createDatabase()).admin;
  target = (await targetServer.createDatabase()).admin;
  await layBookings(source, target);
  [app, appTarget] = [asBookingApp(source), asBookingApp(target)];
  ctx = createTestContext({ connections: { source, target, session: target } });
  ctx.keep(prepareEvidence, (await go(dataPrepare)).evidence);
  await go(dataCopy);
});
afterAll(() => Promise.all([sourceServer.stop(), targetServer.stop()]));

describe('the switch, step by step', () => {
  it('rehearses with everything but the fence, while the application writes, and leaves nothing', async () => {
    const preview = await previewOf(dataRehearse);
    expect(preview?.actions[0]?.detail).toContain(`alter role "${APP}" nologin;`);
    expect(preview?.actions.flatMap(({ hazards }) => hazards ?? [])).toEqual(['WRITES_SOURCE']);
    let isWriting = true;
    const writer = (async () => {
      while (isWriting) await book(app, 'busy');
    })();
    const { evidence, verdicts } = await go(dataRehearse);
    isWriting = false;
    await writer;
    expect(verdicts).toEqual({ gap: 'pass', rights: 'pass', quiet: 'pass', equal: 'pass', left: 'pass' });
    expect(evidence.tried).toContainEqual({ role: APP, refusedBy: null });
    expect(evidence.predictedMs).toBeGreaterThan(0);
    expect(await canLogin()).toBe(true);
    const slots = await oneRow(target, 'select count(*)::int as slots from pg_replication_slots');
    expect(slots).toEqual({ slots: 0 });
  });

  it('shows every act with its danger and where the line is', async () => {
    const preview = await previewOf(dataCutover, { restart: 'command', command: 'true', verify: 'after' });
    expect(preview?.isRefused).toBe(false);
    expect(preview?.actions[0]?.detail).toMatch(
      /^lock table only "public"\."guest", "public"\."note" in exclusive mode;\nalter role "booking_app" nologin;/,
    );
    const hazards = preview?.actions.flatMap((action) => action.hazards ?? []);
    expect(hazards).toEqual([
      ...['WRITES_SOURCE', 'SOURCE_DOWNTIME', 'LOCKS_TABLE', 'HOLDS_WAL', 'RUNS_COMMAND'],
      'OPENS_BEFORE_VERIFIED',
    ]);
    // pg_cron is not in the test's server; a subscription writes from inside as its jobs do.
    await runSql(
      target,
      `create subscription inside connection 'host=/nowhere' publication none with (connect = false, slot_name = 'nowhere');
       alter subscription inside enable`,
    );
    const noted = await previewOf(dataCutover);
    expect(noted?.notes).toContainEqual({
      verdict: 'warn',
      message: say('cutover.note.insideTarget', { count: 1, names: 'subscription inside' }),
    });
    await runSql(
      target,
      'alter subscription inside disable; alter subscription inside set (slot_name = none); drop subscription inside',
    );
    const oneWay = await previewOf(dataCutover, { wayBack: '' });
    expect(oneWay?.actions.flatMap((action) => action.hazards ?? [])).toContain('POINT_OF_NO_RETURN');
    await expect(previewOf(dataCutover, { restart: 'command', command: 'a | b' })).rejects.toMatchObject({
      code: 'MUD-500',
    });
    await expect(previewOf(dataCutover, { restart: 'compose' })).rejects.toMatchObject({ code: 'MUD-503' });
    await expect(previewOf(dataCutover, { roles: 'nobody_here' })).rejects.toMatchObject({ code: 'MUD-975' });
  });

  it('takes all of it back when the restart fails, and the application writes on', async () => {
    await expect(
      go(dataCutover, { roles: APP, restart: 'command', command: 'sh -c "exit 3"' }),
    ).rejects.toMatchObject({ code: 'MUD-972', params: { reason: 'exit', what: '3' } });
    await book(app, 'after the failure');
    expect(await oneRow(target, 'select count(*)::int as slots from pg_replication_slots')).toEqual({
      slots: 0,
    });
    expect((await dataCutover.previewUndo?.(ctx, null as never))?.actions).toHaveLength(1);
  });

  it('is not opened by hand before somebody comes, and is done when they do', async () => {
    const restarted = (async () => {
      while (!ctx.logged.some(({ text }) => text.startsWith('Restart the backend now'))) await sleep(10);
      await book(appTarget, 'first on the target');
    })();
    const { evidence, verdicts } = await go(dataCutover, { roles: APP, firstWriteSeconds: 240 });
    await restarted;
    ctx.keep(cutoverEvidence, evidence);
    expect(verdicts).toEqual({
      ...{ fence: 'pass', arrived: 'pass', sequences: 'pass', equal: 'pass', firstWrite: 'pass' },
      ...{ sessions: 'pass', gap: 'pass', wayBack: 'pass', estimate: 'unchecked' },
    });
    expect(evidence.wayBack).toMatch(/^mudanza_reverse_/);
    expect(evidence.restart).toEqual({ way: 'hand', command: null, fault: null });
    await expect(book(app, 'late')).rejects.toMatchObject({ code: '28000' });
    const counts = await oneRow(
      target,
      `select count(*) filter (where name = 'after the failure')::int as kept,
      count(*) filter (where name = 'first on the target')::int as fresh from guest`,
    );
    expect(counts).toEqual({ kept: 1, fresh: 1 });
  });

  it('does not let the copy be emptied under the application that it sent there', async () => {
    expect(await dataCopy.previewUndo?.(ctx, null as never)).toMatchObject({ isRefused: true });
    await expect(dataCopy.undo?.(ctx, null as never)).rejects.toMatchObject({ code: 'MUD-659' });
    expect(
      (await oneRow<{ rows: number }>(target, 'select count(*)::int as rows from guest'))?.rows,
    ).toBeGreaterThan(200);
  });

  it('is not begun again, and its undo brings back what was written to the target', async () => {
    expect((await previewOf(dataCutover))?.isRefused).toBe(true);
    await expect(go(dataCutover)).rejects.toMatchObject({ code: 'MUD-976' });
    const undo = await dataCutover.previewUndo?.(ctx, null as never);
    expect(undo?.isRefused).toBe(false);
    expect(undo?.actions[0]?.detail).toContain(`alter role "${APP}" login;`);
    await dataCutover.undo?.(ctx, null as never);
    await book(app, 'at home');
    const counts = await oneRow(
      source,
      `select count(*) filter (where name = 'first on the target')::int as carried,
        count(*) filter (where name = 'at home')::int as home, count(*) - count(distinct id) as doubled from guest`,
    );
    expect(counts).toEqual({ carried: 1, home: 1, doubled: '0' });
    expect((await dataCutover.previewUndo?.(ctx, null as never))?.actions[0]?.detail).toBeUndefined();
    const preview = await previewOf(dataClean, { notes: true });
    expect(preview?.actions.flatMap(({ hazards }) => hazards ?? [])).toContain('POINT_OF_NO_RETURN');
    expect((await go(dataClean, { notes: true })).verdicts).toMatchObject({ left: 'pass', notes: 'pass' });
    expect(await oneRow(target, `select to_regnamespace('mudanza_rows') as schema`)).toEqual({
      schema: null,
    });
  });
});
