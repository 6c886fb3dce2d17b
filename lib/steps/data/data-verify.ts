import { z } from 'zod';
import { say } from '../../i18n/message';
import { type Criterion, defineStep, type Outcome } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { tableLabel } from '../../postgres/copy/copy-table';
import { verifyDatabase } from '../../postgres/copy/verify-database';
import { DataVerifyEvidence, dataVerifyEvidence } from './data-evidence';
import { LANES_FIELD, Lanes, LEAVE_OUT_FIELD, Names } from './data-fields';
import { requireDoors } from './doors';
import { judgeRows } from './rows-outcome';
import { tablesToCompare } from './tables-to-compare';

const Input = z.object({
  leaveOut: Names,
  only: Names,
  lanes: Lanes,
  maxNamed: z.coerce.number().int().min(1).max(1000).default(50),
});
type Input = z.infer<typeof Input>;

async function run(
  ctx: StepContext,
  { leaveOut, only, lanes, maxNamed }: Input,
): Promise<DataVerifyEvidence> {
  const doors = await requireDoors(ctx);
  const { schemas } = ctx.migration.settings;
  const chosen = await tablesToCompare(ctx, { only, leaveOut, schemas });
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
  return DataVerifyEvidence.parse(result);
}

/** What was not compared is named; a table that nobody asked for is no tick. */
function judgeComplete({ left, lackingColumns, notAsked }: DataVerifyEvidence): Outcome {
  const lost = left.filter(({ reason }) => reason === 'no table on the target').map(tableLabel);
  if (lost.length > 0)
    return {
      verdict: 'fail',
      message: say('data.verify.lost', { count: lost.length, names: lost.join(', ') }),
    };
  const names = [
    ...notAsked,
    ...left.filter(({ reason }) => reason !== 'extension member').map(tableLabel),
    ...lackingColumns.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
  ];
  return names.length > 0
    ? {
        verdict: 'unchecked',
        message: say('data.verify.notCompared', {
          count: names.length,
          names: names.slice(0, 20).join(', '),
        }),
      }
    : { verdict: 'pass', message: say('data.verify.complete') };
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
