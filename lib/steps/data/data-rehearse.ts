import { z } from 'zod';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { rehearse } from '../../postgres/cutover/rehearse';
import { formatLsn } from '../../postgres/replication/lsn';
import { REHEARSE_CRITERIA } from './cutover-criteria';
import { RehearseEvidence, rehearseEvidence } from './cutover-evidence';
import { FENCE_FIELDS, FENCE_INPUT } from './cutover-fields';
import { planCutover, prepareWayBack } from './cutover-plan';
import { fenceLines, readyNotes } from './cutover-preview';
import { CutoverProgress } from './cutover-progress';

const Input = z.object({
  ...FENCE_INPUT,
  withLock: z.coerce.boolean().default(false),
  verify: z.coerce.boolean().default(true),
});
type Input = z.infer<typeof Input>;

async function preview(ctx: StepContext, input: Input): Promise<Preview> {
  const plan = await planCutover(ctx, input);
  const notes = readyNotes(plan);
  return {
    basis: previewBasis({ input, slot: plan.slot, roles: plan.roles.map(({ name, kind }) => [name, kind]) }),
    actions: [
      {
        summary: say('cutover.preview.rehearse', { count: plan.tables.length, withLock: input.withLock }),
        detail: fenceLines(plan),
        detailKind: 'sql',
        hazards: input.withLock ? ['WRITES_SOURCE', 'SOURCE_DOWNTIME'] : ['WRITES_SOURCE'],
      },
    ],
    notes,
    isRefused: notes.some(({ verdict }) => verdict === 'fail'),
  };
}

async function run(ctx: StepContext, input: Input): Promise<RehearseEvidence> {
  const plan = await planCutover(ctx, input);
  const progress = new CutoverProgress(ctx, { isRehearsal: true, all: input.verify ? 9 : 8, byHand: false });
  const way = input.wayBack ? await prepareWayBack(ctx, plan) : null;
  try {
    const { verified, marker, applied, ...result } = await rehearse({
      ...{ source: plan.source, target: plan.target, slot: plan.slot, roles: plan.roles, signal: ctx.signal },
      ...{ lanes: input.lanes, withLock: input.withLock, verify: input.verify },
      lockPatience: input.lockSeconds * 1000,
      onAct: progress.onAct,
      ...(way && { beforeOpen: way.begin }),
    });
    return RehearseEvidence.parse({
      ...result,
      ...{ slot: plan.slot, withLock: input.withLock, maySignal: plan.facts.maySignal },
      marker: formatLsn(marker),
      applied: formatLsn(applied),
      limitMs: input.maxSeconds * 1000,
      verified: verified && {
        lsn: formatLsn(verified.lsn),
        heldMs: verified.heldMs,
        tables: verified.tables,
      },
    });
  } finally {
    await way?.end();
  }
}

/** Plays the switch with everything but its fence and its restart, and says what it would have cost. */
export const dataRehearse = defineStep({
  id: 'data.rehearse',
  input: Input,
  fields: [
    ...FENCE_FIELDS,
    { name: 'verify', kind: 'checkbox', label: 'follow.field.verify', initial: true },
    {
      name: 'withLock',
      kind: 'checkbox',
      label: 'cutover.field.withLock',
      help: 'cutover.field.withLockHelp',
      isAdvanced: true,
    },
  ],
  needs: ['data.prepare', 'data.copy'],
  looksAt: ['data.follow'],
  sides: { source: 'writes', target: 'writes' },
  writesTarget: true,
  writes: [
    { place: 'source', by: 'itself' },
    { place: 'target', by: 'itself' },
  ],
  evidence: rehearseEvidence,
  preview,
  run,
  criteria: REHEARSE_CRITERIA,
});
