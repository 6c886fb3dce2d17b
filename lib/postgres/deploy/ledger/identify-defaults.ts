import { sql } from '../../sql';
import type { ReadClient } from '../../target-client';

export interface IdentifiedDefaults {
  readonly oid: string;
  readonly role: string;
  /** Quoted; null for default privileges of all schemas. */
  readonly schema: string | null;
  readonly objects: string;
  /** What stands where no such entry is. */
  readonly builtIn: string;
}

/** Default privileges by the key that the ledger gives them: role, schema and class of objects. */
export async function identifyDefaults(
  client: ReadClient,
  keys: readonly string[],
): Promise<IdentifiedDefaults[]> {
  if (keys.length === 0) return [];
  return client.rows<IdentifiedDefaults>(sql`
    select d.oid, d.role::pg_catalog.regrole::text as role, pg_catalog.quote_ident(n.nspname) as schema, d.objects,
      case when n.oid is not null then '{}'
        else pg_catalog.acldefault((case d.objects when 'S' then 's' else d.objects end)::"char", d.role)::text end as "builtIn"
    from (
      select x.oid, pg_catalog.split_part(x.oid, '/', 1)::oid as role, pg_catalog.split_part(x.oid, '/', 2)::oid as schema,
        pg_catalog.split_part(x.oid, '/', 3) as objects
      from pg_catalog.unnest(${keys}::text[]) as x(oid)
    ) d left join pg_catalog.pg_namespace n on n.oid = d.schema`);
}
