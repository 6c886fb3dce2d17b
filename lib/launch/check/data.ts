import { z } from 'zod';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../../postgres/address/endpoint';
import { classifyError } from '../../postgres/classify-error';
import { copyDatabase } from '../../postgres/copy/copy-database';
import type { CopyDatabase, CopyResult } from '../../postgres/copy/copy-result';
import { tableLabel } from '../../postgres/copy/copy-table';
import { orphansDiffer, rowsDiffer } from '../../postgres/copy/rows-differ';
import { type VerifyResult, verifyDatabase } from '../../postgres/copy/verify-database';
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
  sourceCa: z.string().optional(),
  schemas: Names,
  tables: Names,
  leaveOut: Names,
  lanes: z.coerce.number().int().min(1).max(8).default(4),
  maxNamed: z.coerce.number().int().min(1).max(10_000).default(100),
  copy: z.boolean().default(false),
  again: z.boolean().default(false),
  practice: z.enum(['small', 'large']).optional(),
  plant: z.boolean().default(false),
});
type Options = z.infer<typeof Options>;

const lineOf = ({ t }: CheckCall, table: VerifiedTable) =>
  t(table.badBuckets === 0 ? 'data.log.equal' : 'data.log.differs', {
    table: tableLabel(table),
    rows: table.sourceRows,
  });

/** Each differing row by its key, as many as are named. */
function keysOf({ t }: CheckCall, { differing, isCut }: VerifiedTable): string[] {
  const lines = differing.map(({ key, fault, rows }) => {
    const name = key === null ? t('data.view.none') : key.map((part) => part ?? 'null').join('/');
    return `  ${name}: ${t(`data.view.${fault}`)}${rows > 1 ? ` (${rows})` : ''}`;
  });
  return isCut ? [...lines, `  … ${t('data.view.cut')}`] : lines;
}

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

/** Two names of one database are equal by themselves, and would be copied onto each other. */
function isOne({ endpoint: one }: Credentials, { endpoint: other }: Credentials): boolean {
  return one.host === other.host && one.port === other.port && one.database === other.database;
}

/** Dials one side by itself, so that an error says which server it is of. */
async function reach(at: Credentials, signal: AbortSignal): Promise<void> {
  try {
    await withTarget(at, async () => undefined, { signal });
  } catch (error) {
    throw classifyError(error, { endpoint: at.endpoint });
  }
}

/** What a copy is told to do: whoever calls it off finds the target as the undo would leave it. */
function copyOptions(
  call: CheckCall,
  { again }: Options,
): Omit<CopyDatabase, 'source' | 'target' | 'schemas' | 'leaveOut' | 'lanes'> {
  const stop = new AbortController();
  if (call.signal.aborted) stop.abort('cancelled');
  call.signal.addEventListener('abort', () => stop.abort('cancelled'));
  return {
    ...{ chunkBytes: 32 * 1024 * 1024, deferIndexes: 'auto', verify: false, signal: stop.signal },
    onFilled: again ? 'again' : 'refuse',
    onStage: (stage) => call.tell(call.t(`data.stage.${stage}`)),
  };
}

/** What a copy did not leave as it should be, as an error; null where it did. */
function wrongAfterCopy({ orphans, back, sequences }: CopyResult): MudanzaError | null {
  const lost = sequences.filter(({ isSet }) => !isSet).map(({ name }) => name);
  const names = [...back.missing, ...back.notValid, ...lost];
  return (
    orphansDiffer(orphans) ??
    (names.length > 0 ? new MudanzaError('MUD-931', { params: { names: names.join(', ') } }) : null)
  );
}

/** What was not compared, by name: nothing of it is equal. */
function openOf({ left, lackingColumns, notAsked }: VerifyResult): string[] {
  return [
    ...left.filter(({ reason }) => reason !== 'extension member').map(tableLabel),
    ...lackingColumns.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
    ...notAsked,
  ];
}

async function run(call: CheckCall, options: Options): Promise<CheckAnswer> {
  const { ca, sourceCa } = options;
  const source = await credentialsOf(call, '--source', { url: options.source, ca: sourceCa ?? ca });
  const target = await credentialsOf(call, '--target', { url: options.target, ca });
  if (isOne(source, target)) throw new MudanzaError('MUD-930');
  for (const side of [source, target]) await reach(side, call.signal);
  const own = options.practice ? ['lodging'] : ['public'];
  const schemas = options.schemas.length > 0 ? options.schemas : own;
  if (options.practice) await layOut(call, { source, target, size: options.practice });
  const { leaveOut, lanes, maxNamed, tables: only } = options;
  const { signal } = call;
  const both = { source, target, schemas, leaveOut, lanes, signal };
  const copied =
    options.copy || options.again
      ? await copyDatabase({
          ...both,
          ...copyOptions(call, options),
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
  if (compared.tables.length === 0)
    throw new MudanzaError('MUD-909', { params: { tables: schemas.join(', ') } });
  const found = rowsDiffer(compared.tables) ?? (copied && wrongAfterCopy(copied));
  const open = openOf(compared);
  const isEqual = !found && lost.length === 0 && compared.lackingColumns.length === 0;
  return {
    json: {
      equal: isEqual,
      ...(found && { error: { code: found.code, params: found.params } }),
      ...(copied && { copied }),
      ...compared,
    },
    words: [
      ...compared.tables.flatMap((table) => [lineOf(call, table), ...keysOf(call, table)]),
      ...lost.map((table) => call.t('data.verify.lost', { count: 1, names: tableLabel(table) })),
      ...(open.length > 0 ? [call.t('data.verify.notCompared', { names: open.join(', ') })] : []),
      ...(found && found.code !== 'MUD-925' ? [call.t(`errors.${found.code}.cause`, found.params)] : []),
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
    { flags: '--source-ca <file>', help: 'check.data.sourceCa' },
    { flags: '--schemas <names>', help: 'check.data.schemas' },
    { flags: '--tables <names>', help: 'check.data.tables' },
    { flags: '--leave-out <names>', help: 'check.data.leaveOut' },
    { flags: '--lanes <number>', help: 'check.data.lanes' },
    { flags: '--max-named <number>', help: 'check.data.maxNamed' },
    { flags: '--copy', help: 'check.data.copy' },
    { flags: '--again', help: 'check.data.again' },
    { flags: '--practice <size>', help: 'check.data.practice', choices: ['small', 'large'] },
    { flags: '--plant', help: 'check.data.plant' },
  ],
  input: Options,
  run,
});
