/**
 * The text of an error as the server or Node gave it. Node wraps a failed connection to several addresses in an
 * error without a message, so the first address's reason is taken then.
 */
export function originalText(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return originalText(error.errors[0]);
  if (error instanceof Error) return error.message || error.name;
  return String(error);
}
