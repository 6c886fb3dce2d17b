import type { ErrorCode } from '../../platform/errors/error-code';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { trustedSql } from '../sql';
import type { BatchAnswer } from '../statement-batch';
import type { QueryResult, TargetClient } from '../target-client';
import { batchStatements } from './batch-statements';
import type { DeployHooks, DeployStatement, StatementTime } from './deploy-statement';
import { type HeldTransaction, refuseOtherReading } from './hold-transaction';
import { statementError } from './statement-error';

/** Whether statements may go without waiting for the answer of the one before: see `runExactly`. */
export type Pace = 'batched' | 'one-by-one';

/** One statement of a batch changed how texts are read, and which one the server does not say. */
class UnclearBatch extends Error {}

interface Running {
  readonly client: TargetClient;
  readonly failure: ErrorCode;
  readonly hooks: DeployHooks;
  readonly held: HeldTransaction | null;
  readonly times: StatementTime[];
}

const toSql = ({ text }: DeployStatement) => trustedSql(text, 'operator-confirmed');

function note({ times, hooks }: Running, { line, label }: DeployStatement, ms: number, rows: number | null) {
  times.push({ line, label, ms });
  hooks.onStatement?.(times.length - 1, ms, rows);
}

async function runOne(running: Running, statement: DeployStatement): Promise<void> {
  const { client, held, hooks, failure } = running;
  const start = performance.now();
  if (!held) refuseOtherReading(client, statement, statement.text);
  let result: QueryResult<object>;
  try {
    result = await client.execute(toSql(statement));
  } catch (error) {
    hooks.signal?.throwIfAborted();
    throw statementError(error, statement, failure);
  }
  held?.afterStatement(statement, result);
  note(running, statement, performance.now() - start, result.rowCount);
}

/** The statements of one batch; the one that fails is known by the answers that came before. */
async function runBatch(
  running: Running,
  batch: readonly DeployStatement[],
  held: HeldTransaction,
): Promise<void> {
  const { client, hooks, failure } = running;
  let last = performance.now();
  const commands: string[] = [];
  const onAnswer = ({ index, command, rowCount }: BatchAnswer) => {
    const now = performance.now();
    const statement = batch[index];
    if (statement) note(running, statement, now - last, rowCount);
    commands.push(command);
    last = now;
  };
  const isTimed = hooks.onStatement !== undefined;
  const { done, error } = await client.executeAll(batch.map(toSql), onAnswer, isTimed);
  const refused = batch[done];
  if (error) hooks.signal?.throwIfAborted();
  if (error) throw refused ? statementError(error, refused, failure) : error;
  try {
    for (const [index, statement] of batch.entries())
      held.afterStatement(statement, { command: commands[index] ?? '' });
  } catch (changed) {
    throw changed instanceof MudanzaError && changed.code === 'MUD-833' ? new UnclearBatch() : changed;
  }
}

/**
 * Sends statements one after another on one connection and times each. Throws the named error of the statement
 * that failed, or the abort reason between two statements; the transaction around it is the caller's, and `held`
 * watches that they stay in it. Times are those of each statement where `onStatement` asks for them. With `batched` plain ones do not wait for each other: inside `runExactly` only.
 */
export async function runStatements(
  client: TargetClient,
  statements: readonly DeployStatement[],
  failure: ErrorCode,
  hooks: DeployHooks = {},
  held: HeldTransaction | null = null,
  pace: Pace = 'one-by-one',
): Promise<StatementTime[]> {
  const running: Running = { client, failure, hooks, held, times: [] };
  const batches = held && pace === 'batched' ? batchStatements(statements) : statements.map((one) => [one]);
  for (const batch of batches) {
    hooks.signal?.throwIfAborted();
    const [only, second] = batch;
    if (held && second) await runBatch(running, batch, held);
    else if (only) await runOne(running, only);
  }
  return running.times;
}

/**
 * Does the whole of a transaction with its statements in batches. When one of a batch made the server read texts otherwise,
 * which shows before the next text that could be read so is sent, all of it is rolled back and done once more, one by one:
 * then the statement is named.
 */
export async function runExactly<T>(transaction: (pace: Pace) => Promise<T>): Promise<T> {
  try {
    return await transaction('batched');
  } catch (error) {
    if (!(error instanceof UnclearBatch)) throw error;
    return transaction('one-by-one');
  }
}
