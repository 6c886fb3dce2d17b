import type { ErrorCode } from '../../platform/errors/error-code';
import { trustedSql } from '../sql';
import type { QueryResult, TargetClient } from '../target-client';
import type { DeployHooks, DeployStatement, StatementTime } from './deploy-statement';
import { type HeldTransaction, refuseOtherReading } from './hold-transaction';
import { statementError } from './statement-error';

/**
 * Sends statements one after another on one connection and times each. Throws the named error of the statement
 * that failed, or the abort reason between two statements; the transaction around it is the caller's, and `held`
 * watches that they stay in it.
 */
export async function runStatements(
  client: TargetClient,
  statements: readonly DeployStatement[],
  failure: ErrorCode,
  hooks: DeployHooks = {},
  held: HeldTransaction | null = null,
): Promise<StatementTime[]> {
  const times: StatementTime[] = [];
  for (const [index, statement] of statements.entries()) {
    hooks.signal?.throwIfAborted();
    const start = performance.now();
    if (!held) refuseOtherReading(client, statement, statement.text);
    let result: QueryResult<object>;
    try {
      result = await client.execute(trustedSql(statement.text, 'operator-confirmed'));
    } catch (error) {
      hooks.signal?.throwIfAborted();
      throw statementError(error, statement, failure);
    }
    held?.afterStatement(statement, result);
    const ms = performance.now() - start;
    times.push({ line: statement.line, label: statement.label, ms });
    hooks.onStatement?.(index, ms, result.rowCount);
  }
  return times;
}
