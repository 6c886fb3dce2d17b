import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../plan/step';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext, type TestContext } from '../testing/test-context';
import { dataCopy } from './data-copy';
import type { CopyEvidence } from './data-evidence';
import { dataPreflight } from './data-preflight';
import { dataVerify } from './data-verify';

let source: TestDatabase;
let target: TestDatabase;
let ctx: TestContext;
let copied: CopyEvidence;

const DDL = `create table guest (id int primary key, name text);
create table stay (id int primary key, guest_id int references guest (id), note text);
create index stay_guest on stay (guest_id);`;
/** All notes of the source are shorter. */
const BROKEN = 'alter table stay add constraint note_long check (length(note) > 3) not valid;';

const run = (at: TestDatabase, text: string) =>
  withTarget(at.admin, (client) => client.execute(trustedSql(text, 'own-file')));

async function go<Input, Evidence>(step: Step<Input, Evidence>, input: object = {}) {
  const evidence = await step.run(ctx, step.input.parse(input));
  expect(step.evidence?.schema.parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
  const verdicts = Object.fromEntries(
    step.criteria.map(({ id, judge }) => [id.split('.').at(-1), judge(evidence).verdict]),
  );
  return { evidence, verdicts };
}

beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('target')]);
  await run(
    source,
    `${DDL} insert into guest select n, 'g' || n from generate_series(1, 400) n;
     insert into stay select n, n, 'x' from generate_series(1, 400) n;
     create table audit (text text); insert into audit values ('kept'); ${BROKEN}`,
  );
  await withTarget(target.direct, (client) => client.execute(trustedSql(`${DDL} ${BROKEN}`, 'own-file')));
  ctx = createTestContext({ source, target });
});
afterAll(() => Promise.all([source.drop(), target.drop()]));

describe('the rows of a migration', () => {
  it('are looked at first: what has no place is red until it is accepted by name', async () => {
    const before = await go(dataPreflight);
    expect(before.verdicts).toMatchObject({
      source: 'pass',
      door: 'unchecked',
      places: 'fail',
      empty: 'pass',
    });
    const after = await go(dataPreflight, { leaveOut: 'public.audit' });
    expect(after.verdicts).toMatchObject({ places: 'warn', fits: 'warn', keys: 'pass', encoding: 'pass' });
    expect(after.evidence.setAside).toEqual([{ constraint: 'public.stay.note_long', rows: 400 }]);
  });

  it('are not there in a migration without a source, which is said and not ticked', async () => {
    const alone = createTestContext({ target });
    const evidence = await dataPreflight.run(alone, dataPreflight.input.parse({}));
    const verdicts = dataPreflight.criteria.map(({ judge }) => judge(evidence).verdict);
    expect(verdicts).not.toContain('pass');
    expect(verdicts[0]).toBe('warn');
  });

  it('are not copied while a table has no place', async () => {
    const preview = await dataCopy.preview?.(ctx, dataCopy.input.parse({}));
    expect(preview?.isRefused).toBe(true);
    await expect(dataCopy.run(ctx, dataCopy.input.parse({}))).rejects.toMatchObject({ code: 'MUD-901' });
  });

  it('arrive, are compared, and say what stayed behind', async () => {
    const input = { leaveOut: 'public.audit', lanes: 2, deferIndexes: 'always' };
    const preview = await dataCopy.preview?.(ctx, dataCopy.input.parse(input));
    expect(preview?.actions.flatMap(({ hazards }) => hazards ?? [])).toContain('DROPS_INDEXES');
    expect(preview?.actions.map(({ detail }) => detail)).toContain(
      [
        '-- public.stay.note_long (400)',
        'alter table "public"."stay" drop constraint "note_long";',
        'alter table "public"."stay" add constraint "note_long" CHECK ((length(note) > 3)) NOT VALID;',
      ].join('\n'),
    );
    const { verdicts, evidence } = await go(dataCopy, input);
    copied = evidence;
    expect(verdicts).toEqual({
      moved: 'pass',
      verified: 'pass',
      orphans: 'pass',
      back: 'warn',
      sequences: 'pass',
      left: 'warn',
    });
    expect(evidence.tables).toHaveLength(2);
    const again = await go(dataVerify, { leaveOut: 'public.audit' });
    expect(again.verdicts).toEqual({ rows: 'pass', complete: 'unchecked' });
  });

  it('are compared again table by table, and what is known of the others stays', async () => {
    const input = { leaveOut: 'public.audit' };
    ctx.keep(dataCopy.evidence, copied);
    const first = await go(dataVerify, { ...input, again: 'public.stay' });
    const labels = ({ tables }: typeof first.evidence) =>
      tables.map(({ name, comparedAt }) => `${name} ${comparedAt ? 'earlier' : 'now'}`).sort();
    // Nobody compared since the copy: what the copy found of the other table stands.
    expect(labels(first.evidence)).toEqual(['guest earlier', 'stay now']);
    expect(first.evidence.notAsked).toEqual([]);
    expect(first.verdicts).toMatchObject({ rows: 'pass' });
    ctx.keep(dataVerify.evidence, first.evidence);
    const second = await go(dataVerify, { ...input, again: 'public.guest' });
    expect(labels(second.evidence)).toEqual(['guest now', 'stay earlier']);
    ctx.keep(dataVerify.evidence, second.evidence);
    const third = await go(dataVerify, { ...input, again: 'public.guest' });
    const at = (one: typeof first.evidence) => one.tables.find(({ name }) => name === 'stay')?.comparedAt;
    // Kept twice, it is still as old as it is.
    expect(at(third.evidence)).toBe(at(second.evidence));
  });

  it('keep nothing of another copy, of what followed, or when only some tables are asked for', async () => {
    const input = { leaveOut: 'public.audit' };
    const others = async (more: object) =>
      (await go(dataVerify, { ...input, ...more })).evidence.tables.map(({ name }) => name).sort();
    expect(await others({ again: 'public.stay' })).toEqual(['guest', 'stay']);
    expect(await others({ only: 'public.stay' })).toEqual(['stay']);
    ctx.keep(dataCopy.evidence, { ...copied, job: 'another', verified: null });
    expect(await others({ again: 'public.stay' })).toEqual(['stay']);
    const partly = await go(dataVerify, { ...input, again: 'public.stay' });
    expect(partly.verdicts).toEqual({ rows: 'pass', complete: 'unchecked' });
    ctx.keep(dataCopy.evidence, copied);
  });

  it('are not called equal when one of them was changed since', async () => {
    await run(target, "update guest set name = 'other' where id = 8");
    const { verdicts, evidence } = await go(dataVerify);
    expect(verdicts).toEqual({ rows: 'fail', complete: 'fail' });
    expect(evidence.tables.find(({ name }) => name === 'guest')?.differing).toEqual([
      { key: ['8'], fault: 'different', rows: 1 },
    ]);
  });

  it('are compared though a table that was red is dropped since: on both sides it is gone, on the target it is lost', async () => {
    await run(source, 'create table brief (id int primary key); insert into brief values (1)');
    await run(target, 'create table brief (id int primary key)');
    const red = await go(dataVerify, { only: 'public.brief', leaveOut: 'public.audit' });
    expect(red.verdicts.rows).toBe('fail');
    ctx.keep(dataVerify.evidence, red.evidence);
    await run(target, 'drop table brief');
    const lost = await go(dataVerify, { only: 'public.stay', leaveOut: 'public.audit' });
    expect(lost.verdicts).toEqual({ rows: 'pass', complete: 'fail' });
    await run(source, 'drop table brief');
    const other = await go(dataVerify, { only: 'public.stay', leaveOut: 'public.audit' });
    expect(other.evidence.tables.map(({ name }) => name)).toEqual(['stay']);
    const itself = await go(dataVerify, { only: 'public.brief', leaveOut: 'public.audit' });
    expect(itself.verdicts.rows).toBe('unchecked');
    await expect(go(dataVerify, { only: 'public.never', leaveOut: 'public.audit' })).rejects.toMatchObject({
      code: 'MUD-909',
    });
  });

  it('go back exactly, and not while somebody else has written', async () => {
    const refused = await dataCopy.previewUndo?.(ctx, copied);
    expect(refused?.isRefused).toBe(true);
    await expect(dataCopy.undo?.(ctx, copied)).rejects.toMatchObject({ code: 'MUD-905' });
    await run(target, 'delete from stay where guest_id = 8; delete from guest where id = 8');
    const preview = await dataCopy.previewUndo?.(ctx, copied);
    expect(preview?.isRefused).toBe(false);
    await dataCopy.undo?.(ctx, copied);
    const { rows } = await withTarget(target.admin, (client) =>
      client.execute<{ left: number; journal: number }>(
        trustedSql(
          `select (select count(*)::int from guest) + (select count(*)::int from stay) as left,
             (select count(*)::int from pg_namespace where nspname = 'mudanza_rows') as journal`,
          'own-file',
        ),
      ),
    );
    expect(rows).toEqual([{ left: 0, journal: 0 }]);
  });
});
