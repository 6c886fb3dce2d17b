import { sqlWithValues } from '../../sql';
import type { ReadClient } from '../../target-client';
import { type LedgerClass, OWN } from './ledger-scope';

/** Classes of which there may be anything; of all others there is nothing. */
export type LedgerPresence = ReadonlySet<string>;

interface Found {
  /** Catalogs that have a page, and those with a row that somebody made. */
  readonly filled: string[];
  readonly own: string[];
}

/** True for classes of which only what somebody made is read: an index tells whether there is any. */
function isOwnOnly({ where, oid }: LedgerClass): boolean {
  return oid === undefined && (where?.startsWith(OWN) ?? false);
}

/**
 * Asks which catalogs hold anything that the ledger reads. Most hold nothing, and to plan an arm for each of them takes
 * longer than reading the others.
 */
export async function ledgerPresence(
  client: ReadClient,
  classes: readonly LedgerClass[],
): Promise<LedgerPresence> {
  const own = classes.filter(isOwnOnly).map(({ class: name }) => name);
  const asked = own.map(
    (name) => `case when exists (select from pg_catalog.${name} c where ${OWN}) then '${name}' end`,
  );
  const text = `select array_remove(array[${asked.join(', ')}]::text[], null) as own,
    array(select k.relname::text from pg_catalog.pg_class k
      where k.relnamespace = 'pg_catalog'::pg_catalog.regnamespace and k.relname = any($1)
        and pg_catalog.pg_relation_size(k.oid) > 0) as filled`;
  const [found] = await client.rows<Found>(sqlWithValues(text, [classes.map(({ class: name }) => name)]));
  const ownOnly = new Set(own);
  const filled = found?.filled.filter((name) => !ownOnly.has(name)) ?? [];
  return new Set([...filled, ...(found?.own ?? [])]);
}
