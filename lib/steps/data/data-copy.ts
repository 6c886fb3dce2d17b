import { z } from 'zod';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Hazard, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { copyDatabase } from '../../postgres/copy/copy-database';
import { withCopyReader, withCopyWriter } from '../../postgres/copy/copy-session';
import { tableLabel } from '../../postgres/copy/copy-table';
import { previewCopy } from '../../postgres/copy/preview-copy';
import { COPY_CRITERIA } from './copy-criteria';
import { CopyProgress } from './copy-progress';
import { CopyEvidence, copyEvidence } from './data-evidence';
import { LANES_FIELD, Lanes, LEAVE_OUT_FIELD, Names } from './data-fields';
import { requireDoors } from './doors';
import { megabytes } from './megabytes';
import { previewUndo, undo } from './undo-copy';

const MEGABYTE = 1024 * 1024;

const Input = z.object({
  leaveOut: Names,
  lanes: Lanes,
  chunkMb: z.coerce.number().int().min(1).max(1024).default(32),
  deferIndexes: z.enum(['auto', 'always', 'never']).default('auto'),
});
type Input = z.infer<typeof Input>;

async function preview(ctx: StepContext, input: Input): Promise<Preview> {
  const { source, target } = await requireDoors(ctx);
  const options = { signal: ctx.signal, applicationName: 'mudanza preview' };
  const found = await withCopyReader(source, options, (reader) =>
    withCopyWriter(target, options, (writer) =>
      previewCopy(reader, writer, { ...input, schemas: ctx.migration.settings.schemas }),
    ),
  );
  const { plan, checks, deferred, filled, refusal } = found;
  const hazards: Hazard[] = ['LOADS_TARGET', checks === 'replica' ? 'SKIPS_CHECKS' : 'LOCKS_TABLE'];
  const bytes = plan.tables.reduce((sum, table) => sum + table.source.bytes, 0);
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
      ...{ checks, deferred, filled },
    }),
    actions: [
      {
        summary: say('data.preview.copy', {
          count: plan.tables.length,
          bytes: megabytes(bytes),
          lanes: input.lanes,
        }),
        detail: plan.tables
          .map(({ source: table, target: place }) => lineOf(tableLabel(table), tableLabel(place)))
          .join('\n'),
        detailKind: 'text',
        hazards,
      },
      ...(deferred.length > 0
        ? [
            {
              summary: say('data.preview.indexes', { count: deferred.length }),
              detail: deferred.map(({ definition }) => `${definition};`).join('\n'),
              detailKind: 'sql' as const,
              hazards: ['DROPS_INDEXES' as const],
            },
          ]
        : []),
      { summary: say('data.preview.after') },
    ],
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

const lineOf = (from: string, to: string) => (from === to ? from : `${from} → ${to}`);

async function run(ctx: StepContext, input: Input): Promise<CopyEvidence> {
  const { source, target } = await requireDoors(ctx);
  const stalled = new AbortController();
  const progress = new CopyProgress(ctx, stalled);
  const { schemas } = ctx.migration.settings;
  const { lanes, leaveOut, deferIndexes, chunkMb } = input;
  try {
    const result = await copyDatabase({
      ...{ source, target, schemas, leaveOut, lanes, deferIndexes, verify: true },
      chunkBytes: chunkMb * MEGABYTE,
      signal: AbortSignal.any([ctx.signal, stalled.signal]),
      onStage: progress.onStage,
      onPlan: progress.onPlan,
      onBytes: progress.onBytes,
      onDone: progress.onDone,
      onVerified: progress.onVerified,
    });
    return CopyEvidence.parse(result);
  } catch (error) {
    if (stalled.signal.reason instanceof MudanzaError) throw stalled.signal.reason;
    throw error;
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
  looksAt: ['data.preflight'],
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
});
