import { z } from 'zod';
import type { Credentials } from '../../postgres/address/endpoint';
import { copyDatabase } from '../../postgres/copy/copy-database';
import { tableLabel } from '../../postgres/copy/copy-table';
import { orphansDiffer, rowsDiffer } from '../../postgres/copy/rows-differ';
import { verifyDatabase } from '../../postgres/copy/verify-database';
import type { VerifiedTable } from '../../postgres/copy/verify-rows';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import {
  PLANT_DIFFERENCE,
  PRACTICE_ROWS_DDL,
  type PracticeSize,
  practiceRows,
} from '../../servers/practice/practice-rows';
import { type CheckAnswer, type CheckCall, defineCheck } from './check-command';
import { credentialsOf } from './credentials-of';

const Names = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()])));

const Options = z.object({
  source: z.string(),
  target: z.string(),
  ca: z.string().optional(),
  schemas: Names,
  tables: Names,
  leaveOut: Names,
  lanes: z.coerce.number().int().min(1).max(8).default(4),
  maxNamed: z.coerce.number().int().min(1).max(10_000).default(100),
  copy: z.boolean().default(false),
  practice: z.enum(['small', 'large']).optional(),
  plant: z.boolean().default(false),
});
type Options = z.infer<typeof Options>;

const lineOf = ({ t }: CheckCall, table: VerifiedTable) =>
  t(table.badBuckets === 0 ? 'data.log.equal' : 'data.log.differs', {
    table: tableLabel(table),
    rows: table.sourceRows,
  });

/** Two databases to try the copy on: the same schema on both, rows on the source. */
async function layOut(
  call: CheckCall,
  {
    source,
    target,
    size,
  }: { readonly source: Credentials; readonly target: Credentials; readonly size: PracticeSize },
): Promise<void> {
  call.tell(call.t('check.data.filling'));
  const lay = (at: Credentials, text: string) =>
    withTarget(at, (client) => client.execute(trustedSql(text, 'own-file')), { signal: call.signal });
  await lay(source, `${PRACTICE_ROWS_DDL} ${practiceRows(size)}`);
  await lay(target, PRACTICE_ROWS_DDL);
}

async function run(call: CheckCall, options: Options): Promise<CheckAnswer> {
  const source = await credentialsOf(call, '--source', { url: options.source, ca: options.ca });
  const target = await credentialsOf(call, '--target', { url: options.target, ca: options.ca });
  const own = options.practice ? ['lodging'] : ['public'];
  const schemas = options.schemas.length > 0 ? options.schemas : own;
  if (options.practice) await layOut(call, { source, target, size: options.practice });
  const { leaveOut, lanes, maxNamed, tables: only } = options;
  const { signal } = call;
  const both = { source, target, schemas, leaveOut, lanes, signal };
  const copied = options.copy
    ? await copyDatabase({
        ...both,
        chunkBytes: 32 * 1024 * 1024,
        deferIndexes: 'auto',
        verify: false,
        onStage: (stage) => call.tell(call.t(`data.stage.${stage}`)),
      })
    : null;
  if (options.plant)
    await withTarget(target, (client) => client.execute(trustedSql(PLANT_DIFFERENCE, 'own-file')));
  const compared = await verifyDatabase({
    ...both,
    only,
    maxNamed,
    onDone: (table) => call.tell(lineOf(call, table)),
  });
  const lost = compared.left.filter(({ reason }) => reason === 'no table on the target');
  const found = rowsDiffer(compared.tables) ?? (copied && orphansDiffer(copied.orphans));
  const isEqual = !found && lost.length === 0 && compared.lackingColumns.length === 0;
  return {
    json: {
      equal: isEqual,
      ...(found && { error: { code: found.code, params: found.params } }),
      ...(copied && { copied }),
      ...compared,
    },
    words: [
      ...compared.tables.map((table) => lineOf(call, table)),
      ...lost.map((table) => call.t('data.verify.lost', { count: 1, names: tableLabel(table) })),
    ],
    code: isEqual ? 0 : 1,
  };
}

/** Compares every row of two databases, after copying them when told to; works against any two servers. */
export const data = defineCheck({
  name: 'data',
  help: 'check.data.help',
  options: [
    { flags: '--source <url>', help: 'check.option.source', isRequired: true },
    { flags: '--target <url>', help: 'check.option.target', isRequired: true },
    { flags: '--ca <file>', help: 'check.option.ca' },
    { flags: '--schemas <names>', help: 'check.data.schemas' },
    { flags: '--tables <names>', help: 'check.data.tables' },
    { flags: '--leave-out <names>', help: 'check.data.leaveOut' },
    { flags: '--lanes <number>', help: 'check.data.lanes' },
    { flags: '--max-named <number>', help: 'check.data.maxNamed' },
    { flags: '--copy', help: 'check.data.copy' },
    { flags: '--practice <size>', help: 'check.data.practice', choices: ['small', 'large'] },
    { flags: '--plant', help: 'check.data.plant' },
  ],
  input: Options,
  run,
});
