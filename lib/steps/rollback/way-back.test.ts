import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StepId } from '../../plan/step-id';
import { type CutoverStage, cutoverStage, wrongWrites } from '../../postgres/cutover/testing/cutover-stage';
import { reverseJob, startStageWriter, switched } from '../../postgres/cutover/testing/switched-stage';
import { runSql } from '../../postgres/replication/testing/follow-servers';
import { withReverse } from '../../postgres/replication/with-reverse';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { CutoverEvidence } from '../data/cutover-evidence';
import { dataPrepare } from '../data/data-prepare';
import { prepareEvidence } from '../data/follow-evidence';
import { createTestContext, type TestContext } from '../testing/test-context';
import '../registry';
import { previewLedger } from './target-ledger';
import { judgeWayBack, previewWayBack, runWayBack } from './way-back';

let sourceServer: MajorServer;
let targetServer: MajorServer;
beforeAll(async () => {
  [sourceServer, targetServer] = await Promise.all([startMajor(15), startMajor(17)]);
});
afterAll(() => Promise.all([sourceServer.stop(), targetServer.stop()]));

/** The migration to which the stage's slot belongs by its name, with its following prepared. */
async function contextOf({ source, target, names }: CutoverStage): Promise<TestContext> {
  const made = createTestContext({ connections: { source, target, session: target } });
  const other = createTestContext({ connections: { source, target, session: target } });
  const prepared = await dataPrepare.run(other, dataPrepare.input.parse({}));
  await dataPrepare.undo?.(other, prepared);
  made.keep(prepareEvidence, prepared);
  const id = names.slot.replace('mudanza_follow_', '');
  return Object.assign(made, { migration: { ...made.migration, id } });
}

const hazardsOf = async (ctx: TestContext) =>
  (await previewWayBack(ctx))?.actions.flatMap(({ hazards }) => hazards ?? []);

describe('the rollback of everything after a switch', () => {
  it('carries back what was written since, and says how much was compared', async () => {
    const stage = await cutoverStage(sourceServer, targetServer);
    const ctx = await contextOf(stage);
    expect(await previewWayBack(ctx)).toBeNull();
    await switched(stage, 'nologin');
    await withReverse(reverseJob(stage), async () => {
      const preview = await previewWayBack(ctx);
      expect(preview).toMatchObject({ isRefused: true });
      expect(preview?.notes?.[0]?.message).toMatchObject({ key: 'follow.back.stopFirst' });
      await expect(runWayBack(ctx)).rejects.toMatchObject({ code: 'MUD-652' });
    });
    expect(await previewWayBack(ctx)).toMatchObject({ isRefused: false });
    const writer = startStageWriter(stage, 1);
    await expect.poll(() => writer.done.length).toBeGreaterThan(10);
    const acknowledged = await writer.stop();
    expect(await hazardsOf(ctx)).toEqual(['WRITES_SOURCE']);
    // The undo of the switch alone would go the same way back: it is not done twice.
    const evidenceOfIt = CutoverEvidence.parse({
      ...{ slot: stage.names.slot, fenced: [], way: 'follow', acts: [], marker: '0/1', applied: '0/1' },
      ...{ probe: 'login', roles: [], sessionsEnded: 0, sequences: [], verify: 'before' },
      ...{ verified: { tables: [], ms: 0 }, gapMs: 0, maxSeconds: 60, openedAt: '', firstWriteAt: null },
      ...{ firstWriteSeconds: 0, strays: 0, sessions: [], wayBack: null },
      restart: { way: 'hand', command: null },
    });
    const switchRun = { runId: 'one', at: '2026-01-01T00:00:00.000Z', evidence: evidenceOfIt };
    const standingRuns = async (id: StepId) => (id === 'data.cutover' ? [switchRun] : []);
    const ledgerOf: TestContext = Object.assign(Object.create(ctx), { standingRuns });
    expect(await previewLedger(ledgerOf)).toEqual([]);
    const evidence = await runWayBack(ctx);
    expect(evidence).toMatchObject({ way: 'carried', transactions: acknowledged.length });
    expect(evidence?.compared).toBeGreaterThan(3);
    expect(judgeWayBack(evidence).verdict).toBe('pass');
    expect(await wrongWrites(stage.source, acknowledged)).toEqual({ lost: 0, doubled: 0 });
    expect(await runWayBack(ctx)).toBeNull();
    await stage.clean();
  });

  it('names the point of no return where nothing can come back, and what is lost', async () => {
    const stage = await cutoverStage(sourceServer, targetServer);
    const ctx = await contextOf(stage);
    await switched(stage, 'nologin', false);
    expect(await hazardsOf(ctx)).toEqual(['WRITES_SOURCE']);
    await runSql(stage.appTarget, 'insert into ledger values (5)');
    await expect.poll(() => hazardsOf(ctx)).toContain('POINT_OF_NO_RETURN');
    const evidence = await runWayBack(ctx);
    expect(evidence).toMatchObject({ way: 'lost', written: ['public.ledger'] });
    expect(judgeWayBack(evidence)).toMatchObject({
      verdict: 'warn',
      message: { params: { tables: 'public.ledger' } },
    });
    await runSql(stage.app, 'insert into ledger values (6)');
    await stage.clean();
  });

  it('looks at no source that was never followed', async () => {
    const nobody = {
      host: '127.0.0.1',
      port: 1,
      database: 'x',
      user: 'x',
      tls: { mode: 'disable' as const },
    };
    const ctx = createTestContext({ connections: { source: { endpoint: nobody, password: '' } } });
    expect(await previewWayBack(ctx)).toBeNull();
    expect(await runWayBack(ctx)).toBeNull();
    expect(judgeWayBack(null).verdict).toBe('pass');
  });

  it.each([
    ['it was not compared', { way: 'carried' as const, compared: null }, 'unchecked'],
    ['nobody had written', { way: 'untouched' as const, compared: null }, 'pass'],
  ])('judges that %s', (_, change, verdict) => {
    const evidence = { roles: [], written: [], transactions: 3, sequences: [], ...change };
    expect(judgeWayBack(evidence).verdict).toBe(verdict);
  });
});
