/**
 * SQLSTATE of an error that Postgres (or a pooler) gave, or null for one of the network or of Node, whose `code` can
 * look alike (`EPIPE`).
 */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('sqlState' in error && typeof error.sqlState === 'string') return error.sqlState;
  if ('severity' in error && 'code' in error && typeof error.code === 'string') return error.code;
  return error.cause ? sqlStateOf(error.cause) : null;
}

/** Name of the constraint that an error is about, or null. */
export function constraintOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('constraint' in error && typeof error.constraint === 'string') return error.constraint;
  return error.cause ? constraintOf(error.cause) : null;
}
