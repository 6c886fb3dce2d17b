import type { ErrorCode } from '../../platform/errors/error-code';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { DeployStatement } from './deploy-statement';

/** What node-postgres hangs on an error that the server sent. */
export interface ServerError extends Error {
  readonly code?: string;
  readonly position?: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly where?: string;
}

/** SQLSTATEs whose cure is always the same, whatever the statement. */
const BY_STATE: Readonly<Record<string, ErrorCode>> = {
  '42P07': 'MUD-315',
  '42710': 'MUD-315',
  '42P06': 'MUD-315',
  '42723': 'MUD-315',
  '42701': 'MUD-315',
  '42501': 'MUD-334',
  '42883': 'MUD-333',
  '42704': 'MUD-333',
  '42P01': 'MUD-333',
  '3F000': 'MUD-333',
  '55P03': 'MUD-320',
  '57014': 'MUD-335',
  '25006': 'MUD-336',
  '0A000': 'MUD-337',
  '53200': 'MUD-339',
};

export function isServerError(error: unknown): error is ServerError {
  return error instanceof Error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code));
}

/** The statement's text around the position Postgres gave, with a caret under it. */
function place(text: string, position: number): string {
  const before = text.slice(0, position - 1);
  const line = before.split('\n').length;
  const column = position - 1 - (before.lastIndexOf('\n') + 1);
  const shown = text.split('\n')[line - 1] ?? '';
  return `${shown.slice(0, 200)}\n${' '.repeat(Math.min(column, 200))}^`;
}

/**
 * The named error for a statement that the server refused: line, SQLSTATE, position and the server's own words.
 * `fallback` names where it happened (scratch build, dry run, deploy) when the SQLSTATE has no cure of its own.
 * Errors that the server did not send (a lost connection) are passed on as they are.
 */
export function statementError(error: unknown, statement: DeployStatement, fallback: ErrorCode): unknown {
  if (!isServerError(error) || !error.code) return error;
  const position = Number(error.position ?? 0);
  const original = [
    `line ${statement.line}: ${statement.label}`,
    `${error.code}: ${error.message}`,
    position > 0 ? place(statement.text, position) : '',
    error.detail ? `DETAIL: ${error.detail}` : '',
    error.hint ? `HINT: ${error.hint}` : '',
    error.where ? `CONTEXT: ${error.where}` : '',
  ];
  // After the commit no cure may say that nothing was applied.
  const code = fallback === 'MUD-318' ? fallback : (BY_STATE[error.code] ?? fallback);
  return new MudanzaError(code, {
    params: { line: statement.line, statement: statement.label, message: error.message, state: error.code },
    original: original.filter(Boolean).join('\n'),
    sqlState: error.code,
    cause: error,
  });
}
