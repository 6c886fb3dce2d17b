import { z } from 'zod';
import { say } from '../../i18n/message';
import { type Criterion, defineStep, type Outcome } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { tableLabel } from '../../postgres/copy/copy-table';
import { verifyDatabase } from '../../postgres/copy/verify-database';
import { copyEvidence, DataVerifyEvidence, dataVerifyEvidence } from './data-evidence';
import { LANES_FIELD, Lanes, LEAVE_OUT_FIELD, Names } from './data-fields';
import { requireDoors } from './doors';
import { keptTables } from './kept-tables';
import { named } from './named';
import { judgeRows } from './rows-outcome';
import { tablesToCompare } from './tables-to-compare';

const Input = z.object({
  leaveOut: Names,
  only: Names,
  /** Tables that are compared again while the results of the others stay: a button beside each table says which. */
  again: Names,
  lanes: Lanes,
  maxNamed: z.coerce.number().int().min(1).max(1000).default(50),
});
type Input = z.infer<typeof Input>;

async function run(
  ctx: StepContext,
  { leaveOut, only, again, lanes, maxNamed }: Input,
): Promise<DataVerifyEvidence> {
  const doors = await requireDoors(ctx);
  const { schemas } = ctx.migration.settings;
  const chosen = await tablesToCompare(ctx, { only: [...again, ...only], leaveOut, schemas });
  let total = 0;
  let done = 0;
  const result = await verifyDatabase({
    ...doors,
    ...chosen,
    ...{ lanes, maxNamed },
    signal: ctx.signal,
    onStart: (tables) => {
      total = tables;
      ctx.log('info', say('data.log.comparing', { count: tables }));
    },
    onDone: (table) => {
      done += 1;
      ctx.progress(done, total, say('data.log.equal', { table: tableLabel(table), rows: table.sourceRows }));
      if (table.badBuckets > 0)
        ctx.log('error', say('data.log.differs', { table: tableLabel(table), rows: table.sourceRows }));
    },
  });
  if (result.gone.length > 0) ctx.log('warn', say('data.log.gone', named(result.gone)));
  const copyJob = (await ctx.evidenceOf(copyEvidence))?.job ?? null;
  const kept = again.length > 0 ? await keptTables(ctx, copyJob, result.notAsked) : [];
  const known = new Set(kept.flatMap(({ parts }) => parts));
  return DataVerifyEvidence.parse({
    ...result,
    tables: [...result.tables, ...kept],
    notAsked: result.notAsked.filter((label) => !known.has(label)),
    copyJob,
  });
}

/** What was not compared is named; a table that nobody asked for is no tick. */
function judgeComplete({ tables, left, lackingColumns, notAsked }: DataVerifyEvidence): Outcome {
  const lost = left.filter(({ reason }) => reason === 'no table on the target').map(tableLabel);
  if (lost.length > 0) return { verdict: 'fail', message: say('data.verify.lost', named(lost)) };
  const names = [
    ...notAsked,
    ...left.filter(({ reason }) => reason !== 'extension member').map(tableLabel),
    ...lackingColumns.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
  ];
  const earlier = tables.filter(({ comparedAt }) => comparedAt !== undefined).length;
  return names.length > 0
    ? {
        verdict: 'unchecked',
        message: say('data.verify.notCompared', named(names)),
      }
    : {
        verdict: 'pass',
        message: earlier > 0 ? say('data.verify.kept', { count: earlier }) : say('data.verify.complete'),
      };
}

const CRITERIA: readonly Criterion<DataVerifyEvidence, 'data.verify'>[] = [
  { id: 'data.verify.rows', judge: ({ tables }) => judgeRows(tables) },
  { id: 'data.verify.complete', judge: judgeComplete },
];

/** Compares every column of every row of both databases as they are now; names the rows that differ, by key. */
export const dataVerify = defineStep({
  id: 'data.verify',
  input: Input,
  fields: [
    {
      name: 'only',
      kind: 'textarea',
      label: 'data.field.only',
      help: 'data.field.onlyHelp',
      isAdvanced: true,
    },
    { ...LEAVE_OUT_FIELD, isAdvanced: true },
    { name: 'again', kind: 'text', label: 'data.field.again', isHidden: true },
    LANES_FIELD,
    {
      name: 'maxNamed',
      kind: 'number',
      label: 'data.field.maxNamed',
      help: 'data.field.maxNamedHelp',
      initial: 50,
      isAdvanced: true,
    },
  ],
  needs: ['source.connection', 'schema.deploy'],
  looksAt: ['data.copy'],
  sides: { source: 'reads', target: 'reads' },
  evidence: dataVerifyEvidence,
  run,
  criteria: CRITERIA,
});
