import type { ErrorCode } from '../../platform/errors/error-code';
import { trustedSql } from '../sql';
import type { TargetClient } from '../target-client';
import type { DeployHooks, DeployStatement, StatementTime } from './deploy-statement';
import { statementError } from './statement-error';

/**
 * Sends statements one after another on one connection and times each. Throws the named error of the statement
 * that failed, or the abort reason between two statements; the transaction around it is the caller's.
 */
export async function runStatements(
  client: TargetClient,
  statements: readonly DeployStatement[],
  failure: ErrorCode,
  hooks: DeployHooks = {},
): Promise<StatementTime[]> {
  const times: StatementTime[] = [];
  for (const [index, statement] of statements.entries()) {
    hooks.signal?.throwIfAborted();
    const start = performance.now();
    let rows: number | null;
    try {
      rows = (await client.execute(trustedSql(statement.text, 'operator-confirmed'))).rowCount;
    } catch (error) {
      hooks.signal?.throwIfAborted();
      throw statementError(error, statement, failure);
    }
    const ms = performance.now() - start;
    times.push({ line: statement.line, label: statement.label, ms });
    hooks.onStatement?.(index, ms, rows);
  }
  return times;
}
