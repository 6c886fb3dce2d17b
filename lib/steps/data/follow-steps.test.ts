import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../plan/step';
import type { Credentials } from '../../postgres/address/endpoint';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { createTestContext, type TestContext } from '../testing/test-context';
import { dataClean } from './data-clean';
import { dataCopy } from './data-copy';
import type { CopyEvidence } from './data-evidence';
import { dataFollow } from './data-follow';
import { dataPrepare } from './data-prepare';
import { prepareEvidence } from './follow-evidence';

let server: MajorServer;
let source: Credentials;
let target: Credentials;
let ctx: TestContext;
let copied: CopyEvidence;

const DDL = `create table guest (id int primary key, name text constraint named check (name <> ''));
create table note (body text)`;

const run = (at: Credentials, text: string) =>
  withTarget(at, (client) => client.execute(trustedSql(text, 'own-file')));
const rowsOf = (at: Credentials, text: string) =>
  withTarget(at, (client) => client.rows<Record<string, unknown>>(trustedSql(text, 'own-file')));

async function go<Input, Evidence>(step: Step<Input, Evidence>, input: object = {}) {
  const evidence = await step.run(ctx, step.input.parse(input));
  expect(step.evidence.schema.parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
  const verdicts = Object.fromEntries(
    step.criteria.map(({ id, judge }) => [id.split('.').at(-1), judge(evidence).verdict]),
  );
  return { evidence, verdicts };
}

const leftOnSource = () =>
  rowsOf(
    source,
    `select slot_name::text as name from pg_replication_slots where database = current_database()
     union all select pubname::text from pg_publication
     union all select relname::text from pg_class where relkind = 'r' and relreplident = 'f'`,
  );

beforeAll(async () => {
  server = await startMajor(17);
  source = (await server.createDatabase()).admin;
  target = (await server.createDatabase()).admin;
  await run(
    source,
    `${DDL}; insert into guest select n, 'g' || n from generate_series(1, 300) n; insert into note values ('a')`,
  );
  await run(target, DDL);
  ctx = createTestContext({ connections: { source, target, session: target } });
});
afterAll(() => server.stop());

describe('following, step by step', () => {
  it('shows every statement for the source before it is prepared, with its dangers', async () => {
    const preview = await dataPrepare.preview?.(ctx, dataPrepare.input.parse({}));
    expect(preview?.actions[0]?.detail).toMatch(/alter table only "public"\."note" replica identity full;/);
    expect(preview?.actions[0]?.detail).toMatch(/create publication .* for table only "public"\."guest"/);
    expect(preview?.actions[0]?.detail).not.toMatch(/all tables/i);
    expect(preview?.actions.flatMap(({ hazards }) => hazards ?? [])).toEqual(['WRITES_SOURCE', 'HOLDS_WAL']);
    expect(await leftOnSource()).toEqual([]);
  });

  it('prepares, copies at the moment of the slot, and follows what was written since', async () => {
    const { evidence: prepared, verdicts: before } = await go(dataPrepare);
    ctx.keep(prepareEvidence, prepared);
    expect(before).toEqual({ published: 'pass', identities: 'pass', room: 'warn' });
    expect(prepared.identities).toEqual(['public.note']);
    expect(prepared.published).toEqual(['public.guest', 'public.note']);
    const preview = await dataCopy.preview?.(ctx, dataCopy.input.parse({}));
    expect(preview?.actions.flatMap(({ hazards }) => hazards ?? [])).toContain('HOLDS_WAL');
    copied = (await go(dataCopy)).evidence;
    await run(
      source,
      `update note set body = 'b'; delete from guest where id <= 100; insert into guest values (900, 'x')`,
    );
    const { evidence, verdicts } = await go(dataFollow, { minutes: 0 });
    expect(verdicts).toEqual({
      lag: 'pass',
      held: 'warn',
      schema: 'pass',
      verified: 'pass',
      compared: 'pass',
    });
    expect(evidence).toMatchObject({ changes: 102 });
    expect(await rowsOf(target, 'select count(*)::int as rows, min(body) as body from guest, note')).toEqual([
      { rows: 201, body: 'b' },
    ]);
  });

  it('goes on for a time, and does not tick what differs', async () => {
    await run(target, `insert into guest values (-1, 'planted')`);
    const { evidence, verdicts } = await go(dataFollow, { minutes: 0.05 });
    expect(verdicts.verified).toBe('fail');
    expect(evidence.points.length).toBeGreaterThan(1);
    expect(JSON.stringify(evidence)).not.toContain('planted');
    await run(target, 'delete from guest where id = -1');
  });

  it('sees a change of the schema that no row shows yet', async () => {
    await run(source, 'create table later (id int primary key); alter table guest add column extra int');
    const { evidence, verdicts } = await go(dataFollow, { minutes: 0, verify: false });
    expect(verdicts).toMatchObject({ schema: 'fail', verified: 'unchecked' });
    expect(evidence.schemaChanges).toEqual(['ADD COLUMN public.guest.extra', 'CREATE TABLE public.later']);
    await run(source, 'drop table later; alter table guest drop column extra');
  });

  it('says what it does not look at, and what the target will lack, and ticks neither', async () => {
    await run(
      source,
      'create unlogged table quick (id int primary key); create index guest_name on guest (name)',
    );
    const { evidence, verdicts } = await go(dataFollow, { minutes: 0 });
    expect(verdicts).toMatchObject({ schema: 'warn', verified: 'pass', compared: 'unchecked' });
    expect(evidence.verified?.notCompared).toEqual(['public.quick']);
    expect(evidence.otherChanges).toEqual(['ALTER TABLE public.guest ADD INDEX guest_name']);
    await run(source, 'drop table quick; drop index guest_name');
  });

  it('names the rule that the source gave up, not the refusal that comes of it, and goes on once the target did, too', async () => {
    await run(source, `alter table guest drop constraint named; insert into guest values (901, '')`);
    await expect(go(dataFollow, { minutes: 0 })).rejects.toMatchObject({
      code: 'MUD-953',
      params: { changes: 'ALTER TABLE public.guest DROP CONSTRAINT named' },
    });
    await run(target, 'alter table guest drop constraint named');
    const { evidence, verdicts } = await go(dataFollow, { minutes: 0, verify: false });
    expect(evidence.transactions).toBe(1);
    expect(verdicts.schema).toBe('pass');
  });

  it('leaves nothing on the source, and names what is not its own', async () => {
    await run(source, `select pg_create_logical_replication_slot('mudanza_follow_lost', 'pgoutput')`);
    // The way back of a migration that is gone fills the target's disk.
    await run(target, `select pg_create_logical_replication_slot('mudanza_reverse_lost', 'pgoutput')`);
    await run(
      target,
      `insert into mudanza_rows.progress (slot, publication, system, timeline, checks, schemas, leave_out, lsn)
       select 'mudanza_follow_lost', publication, system, timeline, checks, schemas, leave_out, lsn from mudanza_rows.progress`,
    );
    const { evidence, verdicts } = await go(dataClean, { notes: true });
    expect(evidence).toMatchObject({
      left: [],
      // What the lost one wrote down is needed for as long as its slot is there.
      notes: { neededBy: ['mudanza_follow_lost'], tables: expect.arrayContaining(['mudanza_rows.chunk']) },
      strange: [{ name: 'mudanza_follow_lost' }, { name: 'mudanza_reverse_lost', isOnTarget: true }],
    });
    expect(verdicts).toEqual({ left: 'pass', strange: 'fail', notes: 'warn' });
    const outcome = dataClean.criteria.find(({ id }) => id === 'data.clean.strange')?.judge(evidence);
    expect(outcome?.message.params).toMatchObject({
      there: 'mudanza_reverse_lost',
      statements: `select pg_drop_replication_slot('mudanza_follow_lost'); select pg_drop_replication_slot('mudanza_reverse_lost');`,
    });
    const preview = await dataClean.preview?.(ctx, dataClean.input.parse({ others: 'on' }));
    expect(preview?.actions.flatMap(({ hazards }) => hazards ?? [])).toContain('DELETES_DATA');
    const cleaned = await go(dataClean, { others: true });
    expect(cleaned.verdicts).toEqual({ left: 'pass', strange: 'pass', notes: 'warn' });
    expect(cleaned.evidence.notes?.neededBy).toEqual([]);
    expect(await leftOnSource()).toEqual([]);
  });

  it('can be taken back: the rows that followed go with those that were copied', async () => {
    expect((await dataCopy.previewUndo?.(ctx, copied))?.isRefused).toBe(false);
    await dataCopy.undo?.(ctx, copied);
    expect(await rowsOf(target, 'select from guest')).toEqual([]);
    const { evidence } = await go(dataPrepare);
    expect(await leftOnSource()).toHaveLength(2);
    await expect(go(dataPrepare)).rejects.toMatchObject({ code: 'MUD-964' });
    await dataPrepare.undo?.(ctx, evidence);
    expect(await leftOnSource()).toEqual([]);
  });

  it('is not begun without a copy at the moment of the slot', async () => {
    await expect(go(dataFollow)).rejects.toMatchObject({ code: 'MUD-950' });
  });
});
