import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { DeployStatement } from './deploy-statement';
import { type Ledger, ledgerKey } from './ledger/ledger-entry';

/** Words of TRUNCATE that are no table. */
const WORDS: ReadonlySet<string> = new Set([
  'truncate',
  'table',
  'only',
  'restart',
  'continue',
  'identity',
  'cascade',
  'restrict',
]);

/** Tables that a TRUNCATE names, as it writes them. */
function truncated({ text }: DeployStatement): string[] {
  if (!/^truncate\b/i.test(text)) return [];
  // A doubled quote inside a name begins the next quoted part of it.
  const names = text.match(/(?:"[^"]*"|[\w$.])+/g) ?? [];
  return names.filter((name) => !WORDS.has(name.toLowerCase()));
}

/** What the open transaction wrote, by what the server counts for it. */
export interface Written {
  readonly tables: readonly { readonly oid: string; readonly name: string }[];
  /** Catalogs; null where the server does not count. */
  readonly catalogs: ReadonlySet<string> | null;
}

/** Asks what the open transaction wrote, changed or deleted: tables of anybody, and catalogs. */
export async function readWritten(client: ReadClient): Promise<Written> {
  const rows = await client.rows<{ oid: string; name: string; catalog: string | null; isCounted: boolean }>(
    sql`select c.oid::text as oid, pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
        case when n.nspname = 'pg_catalog' then c.relname end as catalog,
        pg_catalog.current_setting('track_counts')::boolean as "isCounted"
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and (n.nspname = 'pg_catalog' or (c.oid >= 16384 and n.nspname !~ '^pg_'))
        and pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid)
          + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) > 0
      order by c.oid`,
  );
  const catalogs = new Set(rows.flatMap(({ catalog }) => catalog ?? []));
  const isCounted = rows[0]?.isCounted ?? false;
  return { tables: rows.filter(({ catalog }) => catalog === null), catalogs: isCounted ? catalogs : null };
}

/**
 * Tables whose rows the open transaction wrote, changed or deleted, and those that a TRUNCATE emptied, which the server
 * does not count. Only those that were there before; `isOurs` leaves out by name those that the deploy itself made. No
 * undo gives these rows back.
 */
export function touchedRows(
  { tables }: Written,
  statements: readonly DeployStatement[],
  before: Ledger,
  isOurs: (table: string) => boolean,
): string[] {
  const emptied = statements.flatMap(truncated).map((name) => (name.includes('.') ? name : `public.${name}`));
  const written = tables.filter(({ oid }) => before.has(ledgerKey({ class: 'pg_class', oid, sub: 0 })));
  return [...new Set([...written.map(({ name }) => name), ...emptied.filter((name) => !isOurs(name))])];
}
