import { z } from 'zod';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { copyDatabase } from '../../postgres/copy/copy-database';
import type { CopyDatabase } from '../../postgres/copy/copy-result';
import { withCopyReader, withCopyWriter } from '../../postgres/copy/copy-session';
import { tableLabel } from '../../postgres/copy/copy-table';
import { previewCopy } from '../../postgres/copy/preview-copy';
import { constraintLabel } from '../../postgres/copy/read-constraints';
import { ACCEPTED } from '../../postgres/copy/refuse-copy';
import { beginFollow } from '../../postgres/replication/begin-follow';
import { copyActions } from './copy-actions';
import { COPY_CRITERIA } from './copy-criteria';
import { CopyProgress } from './copy-progress';
import { CopyEvidence, copyEvidence, preflightEvidence } from './data-evidence';
import { LANES_FIELD, Lanes, LEAVE_OUT_FIELD, Names } from './data-fields';
import { requireDoors } from './doors';
import { prepareEvidence } from './follow-evidence';
import { previewUndo, undo } from './undo-copy';

const MEGABYTE = 1_000_000;

const Input = z.object({
  leaveOut: Names,
  lanes: Lanes,
  chunkMb: z.coerce.number().int().min(1).max(1024).default(32),
  deferIndexes: z.enum(['auto', 'always', 'never']).default('auto'),
  onFilled: z.enum(['refuse', 'missing', 'again']).default('refuse'),
});
type Input = z.infer<typeof Input>;

/** What the operator left out here, and what was accepted in the preflight besides tables. */
async function leftOut(ctx: StepContext, { leaveOut }: Input): Promise<string[]> {
  const words: readonly string[] = Object.values(ACCEPTED);
  const before = (await ctx.evidenceOf(preflightEvidence))?.leaveOut ?? [];
  const prepared = (await ctx.evidenceOf(prepareEvidence))?.leaveOut ?? [];
  return [...leaveOut, ...prepared, ...before.filter((name) => words.includes(name))];
}

async function preview(ctx: StepContext, input: Input): Promise<Preview> {
  const { source, target } = await requireDoors(ctx);
  const leaveOut = await leftOut(ctx, input);
  const options = { signal: ctx.signal, applicationName: 'mudanza preview', isPipelined: true };
  const found = await withCopyReader(source, options, (reader) =>
    withCopyWriter(target, options, (writer) =>
      previewCopy(reader, writer, { ...input, leaveOut, schemas: ctx.migration.settings.schemas }),
    ),
  );
  const slot = (await ctx.evidenceOf(prepareEvidence))?.slot ?? null;
  const { plan, checks, deferred, filled, emptied, largeObjects } = found;
  // Rows of two moments cannot be followed from one.
  const isMixed = slot !== null && input.onFilled === 'missing';
  const refusal = isMixed ? say('follow.preview.mixed') : found.refusal;
  return {
    basis: previewBasis({
      input,
      target: target.endpoint,
      source: source.endpoint,
      tables: plan.tables.map(({ source: table, target: place, columns }) => [
        tableLabel(table),
        tableLabel(place),
        columns,
      ]),
      ...{ checks, deferred, filled, emptied, largeObjects, slot },
      aside: found.constraints.aside.map(({ definition, ...rule }) => [constraintLabel(rule), definition]),
    }),
    actions: copyActions(found, input, slot),
    notes: [
      ...(refusal ? [{ verdict: 'fail' as const, message: refusal }] : []),
      {
        verdict: checks === 'replica' ? ('pass' as const) : ('warn' as const),
        message: say(`data.preview.${checks}`),
      },
    ],
    isRefused: refusal !== null,
  };
}

async function run(ctx: StepContext, input: Input): Promise<CopyEvidence> {
  const { source, target } = await requireDoors(ctx);
  const limitBytes = (await ctx.evidenceOf(preflightEvidence))?.limitBytes ?? null;
  const progress = new CopyProgress(ctx, limitBytes);
  const { schemas } = ctx.migration.settings;
  const { lanes, deferIndexes, chunkMb, onFilled } = input;
  const leaveOut = await leftOut(ctx, input);
  const share = ctx.shareCopy?.({ lanes, onPause: progress.onPause, onElsewhere: progress.onElsewhere });
  try {
    const prepared = await ctx.evidenceOf(prepareEvidence);
    const job: CopyDatabase = {
      ...{ source, target, schemas, leaveOut, lanes, deferIndexes, onFilled, verify: true },
      chunkBytes: chunkMb * MEGABYTE,
      signal: ctx.signal,
      ...(share && { share }),
      onStage: progress.onStage,
      onStart: progress.onStart,
      onSample: progress.onSample,
      onPlan: progress.onPlan,
      onBytes: progress.onBytes,
      onDone: progress.onDone,
      onVerified: progress.onVerified,
    };
    if (!prepared) return CopyEvidence.parse(await copyDatabase(job));
    if (onFilled === 'missing') throw new MudanzaError('MUD-965');
    return CopyEvidence.parse((await beginFollow({ ...job, names: prepared })).copied);
  } finally {
    progress.stop();
  }
}

/** Copies every row at one moment of the source into the deployed schema, and compares them at that moment. */
export const dataCopy = defineStep({
  id: 'data.copy',
  input: Input,
  fields: [
    LEAVE_OUT_FIELD,
    {
      name: 'onFilled',
      kind: 'select',
      label: 'data.field.onFilled',
      help: 'data.field.onFilledHelp',
      options: (['refuse', 'missing', 'again'] as const).map((value) => ({
        value,
        label: `data.field.filled.${value}` as const,
      })),
      initial: 'refuse',
    },
    LANES_FIELD,
    {
      name: 'chunkMb',
      kind: 'number',
      label: 'data.field.chunkMb',
      help: 'data.field.chunkMbHelp',
      initial: 32,
      isAdvanced: true,
    },
    {
      name: 'deferIndexes',
      kind: 'select',
      label: 'data.field.deferIndexes',
      help: 'data.field.deferIndexesHelp',
      options: (['auto', 'always', 'never'] as const).map((value) => ({
        value,
        label: `data.field.defer.${value}` as const,
      })),
      initial: 'auto',
      isAdvanced: true,
    },
  ],
  needs: ['source.connection', 'schema.deploy'],
  looksAt: ['data.preflight', 'data.prepare'],
  sides: { source: 'reads', target: 'writes' },
  writesTarget: true,
  writes: [{ place: 'target', by: 'undo' }],
  takenBack: { by: ['rollback.everything'], when: 'rollback.catalog' },
  evidence: copyEvidence,
  preview,
  run,
  criteria: COPY_CRITERIA,
  previewUndo,
  undo,
  hasOwnRecord: true,
});
