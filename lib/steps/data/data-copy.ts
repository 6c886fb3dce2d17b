import { z } from 'zod';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import { type Action, defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { copyDatabase } from '../../postgres/copy/copy-database';
import type { CopyDatabase } from '../../postgres/copy/copy-result';
import { withCopyReader, withCopyWriter } from '../../postgres/copy/copy-session';
import { type TableName, tableLabel } from '../../postgres/copy/copy-table';
import { previewCopy } from '../../postgres/copy/preview-copy';
import { constraintLabel } from '../../postgres/copy/read-constraints';
import { ACCEPTED } from '../../postgres/copy/refuse-copy';
import { addStatements, dropStatement, validateStatement } from '../../postgres/copy/set-aside';
import { beginFollow } from '../../postgres/replication/begin-follow';
import { brokenName } from './broken-name';
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

type Found = Awaited<ReturnType<typeof previewCopy>>;

const linesOf = (tables: readonly (TableName & { readonly rows: number })[]) =>
  tables.map((table) => `${tableLabel(table)}: ${table.rows}`).join('\n');

/** What takes a constraint away and what puts it back, in the order in which both are done. */
const asideLines = (rule: Found['constraints']['aside'][number]) => [
  `-- ${brokenName({ constraint: constraintLabel(rule), rows: rule.rows })}`,
  ...[dropStatement(rule), ...addStatements(rule), ...(rule.isValid ? [validateStatement(rule)] : [])].map(
    ({ text }) => `${text};`,
  ),
];

function actionsOf(
  { plan, checks, deferred, emptied, filled, largeObjects, constraints: { aside } }: Found,
  input: Input,
  slot: string | null,
): Action[] {
  const bytes = plan.tables.reduce((sum, table) => sum + table.source.bytes, 0);
  const emptiedRows = emptied.reduce((sum, { rows }) => sum + rows, 0);
  const behind = plan.left.filter(({ reason }) => reason !== 'extension member').map(tableLabel);
  const possible: (Action | false)[] = [
    emptied.length > 0 && {
      summary: say('data.preview.again', { count: emptied.length, rows: emptiedRows }),
      detail: linesOf(emptied),
      detailKind: 'text',
      hazards: ['DELETES_DATA'],
    },
    {
      summary: say('data.preview.copy', {
        count: plan.tables.length,
        size: bytes,
        lanes: input.lanes,
      }),
      detail: plan.tables
        .map(({ source: table, target: place }) => lineOf(tableLabel(table), tableLabel(place)))
        .join('\n'),
      detailKind: 'text',
      hazards: ['LOADS_TARGET', checks === 'replica' ? 'SKIPS_CHECKS' : 'LOCKS_TABLE'],
    },
    aside.length > 0 && {
      summary: say('data.preview.setAside', { count: aside.length }),
      detail: aside.flatMap(asideLines).join('\n'),
      detailKind: 'sql',
      hazards: ['SKIPS_CHECKS', 'LOCKS_TABLE'],
    },
    deferred.length > 0 && {
      summary: say('data.preview.indexes', { count: deferred.length }),
      detail: deferred.map(({ definition }) => `${definition};`).join('\n'),
      detailKind: 'sql',
      hazards: ['DROPS_INDEXES'],
    },
    largeObjects > 0 && {
      summary: say('data.preview.largeObjects', { count: largeObjects }),
      hazards: ['LEAVES_DATA_BEHIND'],
    },
    behind.length > 0 && {
      summary: say('data.preview.behind', { count: behind.length }),
      detail: behind.join('\n'),
      detailKind: 'text',
      hazards: ['LEAVES_DATA_BEHIND'],
    },
    input.onFilled === 'missing' &&
      filled.length > 0 && {
        summary: say('data.preview.missing', { count: filled.length }),
        detail: filled.join('\n'),
        detailKind: 'text',
      },
    slot !== null && { summary: say('follow.preview.held', { slot }), hazards: ['HOLDS_WAL'] },
    { summary: say('data.preview.after') },
  ];
  return possible.filter((action) => action !== false);
}

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
    actions: actionsOf(found, input, slot),
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
