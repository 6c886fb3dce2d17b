import { sqlWithValues } from '../../sql';
import type { ReadClient } from '../../target-client';
import { LEDGER_CLASSES, LEDGER_COMMENTS, LEDGER_MEMBERS } from './ledger-classes';
import { type Ledger, type LedgerEntry, toLedger } from './ledger-entry';
import type { LedgerPresence } from './ledger-presence';
import type { LedgerClass } from './ledger-scope';

function arm(one: LedgerClass): string {
  const acl = one.acl ? `${one.acl}::text` : 'null';
  const owner = one.owner ? `pg_catalog.pg_get_userbyid(${one.owner})::text` : 'null';
  return `select '${one.class}' as class, ${one.oid ?? 'c.oid'}::text as oid, ${one.sub ?? '0'} as sub,
    (${one.name ?? 'null'})::text as name, ${acl} as acl, ${owner} as owner, (${one.state ?? 'null'})::text as state
    from ${one.from ?? `pg_catalog.${one.class}`} c${one.where ? ` where ${one.where}` : ''}`;
}

// What Postgres keeps for itself, TOAST tables and temporary ones, is in no record and nobody's to take back.
const RECORDED = `(select pg_catalog.array_agg(n.oid) from pg_catalog.pg_namespace n
  where n.nspname = any($1) or n.nspname ~ '^pg_(toast|temp)')`;

// Read once: what lies in other schemas is asked for in a dozen arms.
const RELATIONS = `select k.oid from pg_catalog.pg_class k
  where k.oid >= 16384 and not (k.relnamespace = any((select oids from recorded)::oid[]))`;

/** Catalogs that every arm hangs on: whose names are written, and which schemas the record has. */
const EVERYWHERE_READ: readonly string[] = ['pg_authid', 'pg_namespace'];

/** Views that arms read, and the catalogs they show. */
const VIEWS: Readonly<Record<string, readonly string[]>> = {
  pg_roles: ['pg_authid', 'pg_db_role_setting'],
  pg_user_mappings: ['pg_user_mapping'],
};

/** Every catalog that the text of an arm names. */
function catalogsOf(text: string): string[] {
  const named = [...text.matchAll(/\bpg_\w+/g)].flatMap(([name]) => VIEWS[name] ?? [name]);
  return text.includes('$relations') ? [...named, 'pg_class'] : named;
}

interface Arm {
  readonly text: string;
  /** Class of its entries; null where one arm gives those of several. */
  readonly of: string | null;
}

/** The classes that a version has. */
export function ledgerClasses(serverVersion: number): LedgerClass[] {
  return LEDGER_CLASSES.filter(
    ({ since = 0, until = Number.POSITIVE_INFINITY }) => serverVersion >= since && serverVersion < until,
  );
}

/** What is known beforehand, so that less has to be asked. */
export interface KnownOfLedger {
  /** What there was before. */
  readonly present: LedgerPresence;
  /** The reading from before, and the catalogs that were written since; null where the server does not count that. */
  readonly since?: { readonly ledger: Ledger; readonly written: ReadonlySet<string> | null };
}

/** Whether an arm can give anything that is not known. */
function isAsked({ text, of }: Arm, known: KnownOfLedger | undefined): boolean {
  if (!known || of === null) return true;
  const { present, since } = known;
  if (!since) return present.has(of);
  const { written } = since;
  if (!written) return true;
  if (!present.has(of) && !written.has(of)) return false;
  return [...EVERYWHERE_READ, ...catalogsOf(text)].some((name) => written.has(name));
}

/**
 * Everything of a database that a deploy can touch and the catalog of `schemas` does not say: other schemas,
 * classes of objects that belong to none, privileges in their order, comments. One statement.
 */
export async function readLedger(
  client: ReadClient,
  schemas: readonly string[],
  serverVersion: number,
  known?: KnownOfLedger,
): Promise<Ledger> {
  const arms: Arm[] = [
    ...ledgerClasses(serverVersion).map((one) => ({ text: arm(one), of: one.class })),
    { text: LEDGER_COMMENTS, of: null },
    { text: LEDGER_MEMBERS, of: null },
  ];
  const asked = arms.filter((one) => isAsked(one, known));
  const texts = asked
    .map(({ text }) => text)
    .join('\nunion all\n')
    .replaceAll('$recorded', '(select oids from recorded)::oid[]')
    .replaceAll('$relations', '(select oid from relations)');
  const query = `with recorded as materialized (select coalesce(${RECORDED}, '{}') as oids),
    relations as materialized (${RELATIONS}) ${texts}`;
  const found = toLedger(await client.rows<LedgerEntry>(sqlWithValues(query, [schemas])));
  if (!known?.since) return found;
  const read = new Set(asked.map(({ of }) => of));
  const isKept = (of: string) => !/^(comment|member):/.test(of) && !read.has(of);
  return new Map([...[...known.since.ledger].filter(([, entry]) => isKept(entry.class)), ...found]);
}
