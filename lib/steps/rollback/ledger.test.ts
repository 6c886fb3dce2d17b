import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OUTLINE } from '../../plan/outline';
import { findStep } from '../../plan/step-catalog';
import { STEP_IDS, type StepId } from '../../plan/step-id';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { keepBaseline, wholeCatalog } from '../../runs/target-baseline';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { runStep } from '../backend/testing/practice-copy';
import { rollbackEverything } from './rollback-everything';
import { type RollbackStage, rollbackStage } from './testing/rollback-stage';

let source: TestDatabase;
let stage: RollbackStage;
beforeAll(async () => {
  source = await createTestDatabase('source');
});
afterAll(() => source.drop());
beforeEach(async () => {
  stage = await rollbackStage(source);
});
afterEach(() => stage.close());

const onTarget = (text: string) =>
  withTarget(stage.target.direct, (client) => client.execute(trustedSql(text, 'own-file')));
const catalog = async () => [...(await withTarget(stage.target.direct, wholeCatalog)).objects].sort();

async function places() {
  return {
    target: JSON.stringify(await catalog()),
    folder: JSON.stringify([...stage.hashes()]),
    git: await stage.git('rev-parse', 'HEAD'),
  };
}

const INPUT: Partial<Record<StepId, unknown>> = {
  exposure: { lockDown: 'revoke' },
  latency: { samples: 100, sweepTo: 0 },
};

/** Steps that change something here; the others need a project, a token or a running backend. */
const TRIED: readonly StepId[] = [
  'repository',
  'tools',
  'backup',
  'schema.preview',
  'schema.deploy',
  'schema.verify',
  'exposure',
  'backend.env',
  'backend.driver',
  'backend.compose',
  'backend.connect',
  'crud',
  'latency',
  'docs',
  'commit',
  'rollback.rehearsal',
];

describe('the ledger of what the steps write', () => {
  it('has an entry for every step that writes to the target, and an undo behind each entry that needs one', () => {
    for (const id of STEP_IDS) {
      const step = findStep(id);
      if (!step || OUTLINE.find((row) => row.id === id)?.phase === 'rollback') continue;
      const writes = step.writes ?? [];
      const places = writes.map(({ place }) => place);
      if (step.writesTarget) expect(places, id).toContain('target');
      for (const side of ['source', 'target'] as const)
        if (step.sides?.[side] === 'writes') expect(places, `${id} writes to the ${side}`).toContain(side);
      if (writes.some(({ by }) => by === 'undo')) expect(step.undo, id).toBeTypeOf('function');
    }
  });

  it('names every place that a step is seen to change', async () => {
    for (const id of TRIED) {
      const step = findStep(id);
      if (!step) throw new Error(`no step ${id}`);
      const before = await places();
      await stage.remember(step, INPUT[id] ?? {});
      const after = await places();
      const kept = (step.writes ?? []).filter(({ by }) => by !== 'itself').map(({ place }) => place);
      const changed = (['target', 'folder', 'git'] as const).filter(
        (place) => before[place] !== after[place],
      );
      for (const place of changed) expect(kept, `${id} changed ${place}`).toContain(place);
    }
  });
});

describe('rolling everything back through the ledger', () => {
  const THERE = `create table there (id int primary key); create sequence counter; create view seen as select 1 as one;
    create function shut() returns int language sql security definer as 'select 1'; insert into there values (1);`;

  it.each(['rls', 'revoke'] as const)('opens again what a lock-down by %s closed', async (lockDown) => {
    await onTarget(THERE);
    const before = await catalog();
    await keepBaseline(stage.ctx);
    for (const id of ['schema.preview', 'schema.deploy'] as const) await stage.remember(findStep(id)!);
    await stage.remember(findStep('exposure')!, { lockDown });
    const preview = await rollbackEverything.preview!(stage.ctx, rollbackEverything.input.parse({}));
    const details = preview.actions.map(({ detail }) => detail ?? '').join('\n');
    expect(details).toMatch(
      lockDown === 'rls' ? /disable row level security/i : /grant [^;]*on table public\.there/i,
    );
    if (lockDown === 'revoke') expect(details).toMatch(/alter default privileges/i);
    const { evidence, verdicts } = await runStep(rollbackEverything, stage.ctx, { withHealth: false });
    expect(evidence).toMatchObject({ takenBack: ['exposure'], proof: { differing: [], isWhole: true } });
    expect(verdicts).toMatchObject({ 'rollback.catalog': 'pass' });
    expect(await catalog()).toEqual(before);
  });

  it('does not call the target as before while somebody’s grant is lacking', async () => {
    await onTarget(THERE);
    await keepBaseline(stage.ctx);
    for (const id of ['schema.preview', 'schema.deploy'] as const) await stage.remember(findStep(id)!);
    await onTarget('revoke all on table there from anon');
    const { verdicts, evidence } = await runStep(rollbackEverything, stage.ctx, { withHealth: false });
    expect(verdicts).toMatchObject({ 'rollback.catalog': 'fail' });
    expect(evidence).toMatchObject({ proof: { differing: ['table public.there'] } });
  });
});
