import { sqlWithValues } from '../../sql';
import type { ReadClient } from '../../target-client';
import { LEDGER_CLASSES, LEDGER_COMMENTS, LEDGER_MEMBERS } from './ledger-classes';
import { type Ledger, type LedgerEntry, toLedger } from './ledger-entry';
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

/**
 * Everything of a database that a deploy can touch and the catalog of `schemas` does not say: other schemas,
 * classes of objects that belong to none, privileges in their order, comments. One statement.
 */
export async function readLedger(
  client: ReadClient,
  schemas: readonly string[],
  serverVersion: number,
): Promise<Ledger> {
  const arms = LEDGER_CLASSES.filter(({ since = 0 }) => serverVersion >= since).map(arm);
  const text = [...arms, LEDGER_COMMENTS, LEDGER_MEMBERS]
    .join('\nunion all\n')
    .replaceAll('$recorded', '(select oids from recorded)::oid[]');
  const query = `with recorded as materialized (select coalesce(${RECORDED}, '{}') as oids) ${text}`;
  return toLedger(await client.rows<LedgerEntry>(sqlWithValues(query, [schemas])));
}
