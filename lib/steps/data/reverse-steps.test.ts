import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../plan/step';
import type { Credentials } from '../../postgres/address/endpoint';
import { beginReverse, prepareReverse, type ReverseJob } from '../../postgres/replication/begin-reverse';
import { reverseNames } from '../../postgres/replication/follow-names';
import { oneRow, runSql } from '../../postgres/replication/testing/follow-servers';
import {
  misplaced,
  SHOP_DDL,
  SHOP_ROWS,
  startShopWriter,
} from '../../postgres/replication/testing/shop-writer';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { createTestContext, type TestContext } from '../testing/test-context';
import { dataClean } from './data-clean';
import { dataCopy } from './data-copy';
import { dataFollow } from './data-follow';
import { dataPrepare } from './data-prepare';
import { dataReverse } from './data-reverse';
import { prepareEvidence } from './follow-evidence';

let server: MajorServer;
let source: Credentials;
let target: Credentials;
let stop: AbortController;
let ctx: TestContext;

/** A context as a new run has it, with a way to stop it as an operator does. */
function freshContext(): TestContext {
  stop = new AbortController();
  const made = createTestContext({ connections: { source, target, session: target }, signal: stop.signal });
  return Object.assign(made, { migration: ctx?.migration ?? made.migration });
}

beforeAll(async () => {
  server = await startMajor(17, { settings: { max_slot_wal_keep_size: '512MB' } });
  source = (await server.createDatabase()).admin;
  target = (await server.createDatabase()).admin;
  await runSql(source, `${SHOP_DDL};${SHOP_ROWS}`);
  await runSql(target, SHOP_DDL);
  ctx = freshContext();
});
afterAll(() => server.stop());

async function go<Input, Evidence>(step: Step<Input, Evidence>, input: object = {}, at = ctx) {
  const evidence = await step.run(at, step.input.parse(input));
  expect(step.evidence.schema.parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
  const verdicts = Object.fromEntries(
    step.criteria.map(({ id, judge }) => [id.split('.').at(-1), judge(evidence).verdict]),
  );
  return { evidence, verdicts };
}

const job = (): ReverseJob => ({
  ...{ source, target, names: reverseNames(ctx.migration.id), schemas: ['public'], leaveOut: [] },
  signal: new AbortController().signal,
});

/** The process that sends the source's log, once there is one, and another than that. */
async function sender(than = 0): Promise<number> {
  for (;;) {
    const row = await oneRow<{ pid: number }>(
      source,
      `select pid from pg_stat_activity where backend_type = 'walsender' and pid <> ${than}`,
    );
    if (row) return row.pid;
    await sleep(20);
  }
}

describe('following until it is stopped', () => {
  it('asks for no time, and says in its preview that it goes on until it is stopped', async () => {
    const { evidence } = await go(dataPrepare);
    ctx.keep(prepareEvidence, evidence);
    await go(dataCopy);
    expect(dataFollow.input.parse({ minutes: '' })).toMatchObject({ minutes: null });
    const open = await dataFollow.preview?.(ctx, dataFollow.input.parse({}));
    const timed = await dataFollow.preview?.(ctx, dataFollow.input.parse({ minutes: '5' }));
    expect(open?.actions[0]?.summary.params).toMatchObject({ isOpen: 'yes' });
    expect(timed?.actions[0]?.summary.params).toMatchObject({ isOpen: 'no', minutes: 5 });
    await runSql(source, `insert into gone values (50)`);
    const later = await dataFollow.preview?.(ctx, dataFollow.input.parse({}));
    expect(later?.basis).toBe(open?.basis);
  });

  it('takes a lost connection up again, and keeps its evidence when it is stopped', async () => {
    let compared = false;
    const progress: TestContext['progress'] = (...[, , , picture]) => {
      compared ||= picture?.kind === 'follow' && picture.verified !== null;
    };
    const at = Object.assign(freshContext(), { progress });
    const writer = startShopWriter(source, 's');
    const running = go(dataFollow, { verifyEvery: 0.03 }, at);
    const first = await sender();
    await runSql(source, `select pg_terminate_backend(${first})`);
    await sender(first);
    compared = false;
    await expect.poll(() => compared && writer.ids.length > 20).toBe(true);
    const ledger = await writer.stop();
    await expect.poll(() => misplaced(target, ledger)).toEqual({ lost: 0, doubled: 0 });
    stop.abort('cancelled');
    const { evidence, verdicts } = await running;
    expect(evidence.reconnects).toBeGreaterThan(0);
    expect(evidence.transactions).toBeGreaterThan(20);
    expect(verdicts).toMatchObject({ held: 'pass', schema: 'pass', verified: 'pass' });
    expect(await misplaced(target, ledger)).toEqual({ lost: 0, doubled: 0 });
  });

  it('ends at once, and without evidence, when its runner gives it up', async () => {
    const at = freshContext();
    const running = go(dataFollow, {}, at);
    running.catch(() => undefined);
    await sender();
    stop.abort('lease lost');
    await expect(running).rejects.toBe('lease lost');
  });
});

describe('carrying changes back, as a step', () => {
  it('is refused before the switch', async () => {
    await expect(dataReverse.preview?.(ctx, dataReverse.input.parse({}))).rejects.toMatchObject({
      code: 'MUD-950',
    });
  });

  it('brings everything back, compares both sides, and sets the sequences of the source', async () => {
    await go(dataFollow, { minutes: 0, verify: false }, freshContext());
    const plan = await prepareReverse(job());
    await beginReverse(job(), plan, async () => undefined);
    const preview = await dataReverse.preview?.(ctx, dataReverse.input.parse({}));
    expect(preview?.actions.flatMap(({ hazards }) => hazards ?? [])).toEqual([
      'WRITES_SOURCE',
      'SKIPS_CHECKS',
      'HOLDS_WAL',
    ]);
    await runSql(target, `select setval('entry_id_seq', 100000)`);
    const writer = startShopWriter(target, 't');
    await expect.poll(() => writer.ids.length).toBeGreaterThan(20);
    const ledger = await writer.stop();
    const { evidence, verdicts } = await go(dataReverse, { minutes: 0 }, freshContext());
    expect(verdicts).toEqual({
      lag: 'pass',
      held: 'pass',
      verified: 'pass',
      compared: 'pass',
      sequences: 'pass',
    });
    expect(evidence.sequences).toEqual(expect.arrayContaining(['public.entry_id_seq']));
    expect(await misplaced(source, ledger)).toEqual({ lost: 0, doubled: 0 });
    expect(await oneRow(source, 'select last_value::int >= 100000 as isAhead from entry_id_seq')).toEqual({
      isahead: true,
    });
  });

  it('leaves nothing on either side when it is given up, which is named as a point of no return', async () => {
    const preview = await dataReverse.previewUndo?.(
      ctx,
      (await go(dataReverse, { minutes: 0 }, freshContext())).evidence,
    );
    expect(preview?.actions.flatMap(({ hazards }) => hazards ?? [])).toContain('POINT_OF_NO_RETURN');
    const { evidence } = await go(dataReverse, { minutes: 0, verify: false }, freshContext());
    expect(await dataReverse.undo?.(ctx, evidence)).toEqual({
      ...{ slots: [], publications: [], identities: [], journal: [] },
    });
    expect((await go(dataClean)).verdicts).toEqual({ left: 'pass', strange: 'pass', notes: 'warn' });
  });
});
