import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { findOutline } from '../../plan/find-outline';
import { findStep } from '../../plan/step-catalog';
import { STEP_IDS, type StepId } from '../../plan/step-id';
import { killedHouse, killedStage, type Values } from './testing/killed-stage';

const THERE = `create table public.there (id int primary key, note text); insert into public.there values (1, 'x');
  create sequence public.counter; create view public.seen as select 1 as one;`;
const FILE = `create table public.guest (id int primary key, name text not null);
  create index guest_name on public.guest (name); alter table public.there add column mine int;`;
const SECOND = `${FILE} create index concurrently there_note on public.there (note);`;

type Before = readonly (readonly [step: StepId, values?: Values])[];
const PREVIEWED: Before = [['schema.preview', { origin: 'pasted', text: FILE }]];
const DEPLOYED: Before = [...PREVIEWED, ['schema.deploy']];
const VERIFIED: Before = [...DEPLOYED, ['schema.verify'], ['exposure']];

interface Killed {
  readonly name: string;
  readonly before: Before;
  readonly step: StepId;
  readonly values?: Values;
  /** How it goes back: by the undo that is offered, or by the rollback of everything. */
  readonly by: 'undo' | 'rollback';
}

const CASES: readonly Killed[] = [
  { name: 'a deployment', before: PREVIEWED, step: 'schema.deploy', by: 'undo' },
  { name: 'a deployment', before: PREVIEWED, step: 'schema.deploy', by: 'rollback' },
  {
    name: 'a deployment with a second part',
    before: [['schema.preview', { origin: 'pasted', text: SECOND }]],
    step: 'schema.deploy',
    by: 'undo',
  },
  {
    name: 'a second deployment',
    before: [
      ...DEPLOYED,
      ['schema.preview', { origin: 'pasted', text: 'create table public.late (id int)' }],
    ],
    step: 'schema.deploy',
    by: 'rollback',
  },
  {
    name: 'a lock-down by revoke',
    before: DEPLOYED,
    step: 'exposure',
    values: { lockDown: 'revoke' },
    by: 'undo',
  },
  {
    name: 'a lock-down by revoke',
    before: DEPLOYED,
    step: 'exposure',
    values: { lockDown: 'revoke' },
    by: 'rollback',
  },
  {
    name: 'a lock-down by row security',
    before: DEPLOYED,
    step: 'exposure',
    values: { lockDown: 'rls' },
    by: 'undo',
  },
  { name: 'a copy of rows', before: DEPLOYED, step: 'data.copy', by: 'undo' },
  { name: 'a backup', before: [], step: 'backup', by: 'rollback' },
  { name: 'an edit of the env file', before: DEPLOYED, step: 'backend.env', by: 'undo' },
  { name: 'an edit of the compose file', before: DEPLOYED, step: 'backend.compose', by: 'undo' },
  { name: 'the docs', before: DEPLOYED, step: 'docs', by: 'undo' },
  { name: 'a commit', before: [...DEPLOYED, ['backend.env'], ['docs']], step: 'commit', by: 'rollback' },
  { name: 'a CRUD check', before: VERIFIED, step: 'crud', by: 'undo' },
  {
    name: 'a measurement that writes',
    before: VERIFIED,
    step: 'latency',
    values: { samples: 100, sweepTo: 0, writes: true },
    by: 'undo',
  },
];

let house: Awaited<ReturnType<typeof killedHouse>>;
let stage: Awaited<ReturnType<typeof killedStage>>;
beforeAll(async () => {
  house = await killedHouse();
});
afterEach(() => stage?.close());
afterAll(() => house.close());

it.each(CASES)(
  '$name that was killed once it had written goes back by $by',
  async ({ before, step, values, by }) => {
    stage = await killedStage(house, THERE);
    stage.readyToKill();
    await stage.onSource(`${FILE.replace(/alter table.*/, '')} insert into guest values (1, 'a'), (2, 'b');`);
    const clean = await stage.everything();
    for (const id of ['target.credentials', 'source.connection', 'connection'] as const) await stage.run(id);
    for (const [id, given] of before) {
      const ran = await stage.run(id, given);
      expect({ id, code: ran.error?.code, left: ran.evidence !== null }).toEqual({ id, left: true });
    }
    const here = await stage.everything();
    const killed = await stage.kill(step, values);
    expect(killed).toMatchObject({ status: 'interrupted', evidence: null });
    if (findStep(step)?.writes?.some((write) => write.by !== 'itself'))
      expect(await stage.everything()).not.toEqual(here);
    if (by === 'rollback') {
      const back = await stage.run('rollback.everything', { withHealth: '', withTests: '' });
      expect(back.outcomes.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
      expect(await stage.everything()).toEqual(clean);
      return;
    }
    const offered = await stage.offered(step);
    expect(offered?.id).toBe(killed.id);
    const undone = await stage.undo(killed);
    expect({ status: undone.status, error: undone.error }).toEqual({ status: 'succeeded', error: null });
    expect(await stage.everything()).toEqual(here);
  },
);

it('has a case for every step that writes, but for those of following and the switch, which have tests of their own', () => {
  const elsewhere: readonly StepId[] = STEP_IDS.filter(
    (id) => findOutline(id).phase === 'data' && id !== 'data.copy',
  );
  const writing = STEP_IDS.filter((id) => findStep(id)?.writes?.some(({ by }) => by !== 'nobody'));
  const tried = new Set(CASES.map(({ step }) => step));
  expect(writing.filter((id) => !tried.has(id) && !elsewhere.includes(id))).toEqual([]);
});
