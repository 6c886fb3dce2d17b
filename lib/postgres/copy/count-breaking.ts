import { isServerError } from '../deploy/statement-error';
import { ident, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';

/** Rows are counted up to here: more would take a long time and say no more. */
const COUNTED = 1_000;

/** ms that one count may take before it is given up. */
const PATIENCE = 60_000;

/**
 * Counts up to a thousand rows of a query in the reader's own transaction, which goes on whatever the server says. Null
 * where it cannot be counted: a function fails, or it takes too long.
 */
export async function countSome(reader: ReadClient, query: string): Promise<number | null> {
  const count = trustedSql(
    `select count(*)::int as rows from (select from ${query} limit ${COUNTED}) counted`,
    'built-from-catalog',
  );
  await reader.rows(sql`savepoint mudanza`);
  try {
    await reader.rows(trustedSql(`set local statement_timeout = ${PATIENCE}`, 'own-file'));
    return (await reader.rows<{ rows: number }>(count))[0]?.rows ?? null;
  } catch (error) {
    if (!isServerError(error)) throw error;
    return null;
  } finally {
    await reader.rows(sql`rollback to savepoint mudanza`).catch(() => undefined);
  }
}

/** A table as a query names it, without or with those that inherit from it. */
export function fromTable({ schema, name }: { schema: string; name: string }, isAlone: boolean): string {
  return `${isAlone ? 'only ' : ''}${ident(schema, name).fragment}`;
}
