import { constant, sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { TableName } from './copy-table';

/** What a constraint asks of each row alone, or of a row and its parent. */
type ConstraintKind = 'check' | 'not null' | 'foreign key';

export interface ConstraintName extends TableName {
  /** `schema.name` is a table, or a domain that columns are of. */
  readonly isDomain: boolean;
  readonly constraint: string;
}

/** A constraint of the target that rows have to hold when they arrive. */
export interface RowConstraint extends ConstraintName {
  readonly kind: ConstraintKind;
  /** Of a check: what has to hold. Of a `not null`: the column. Every other name in it is qualified. */
  readonly expression: string;
  /** As it is written behind its name; every name in it is qualified. */
  readonly definition: string;
  readonly comment: string | null;
  readonly isValid: boolean;
  /** Rows of tables that inherit are none of its. */
  readonly isAlone: boolean;
  /** It calls a function that may look at other rows: whether a row holds it depends on what is there already. */
  readonly asksOthers: boolean;
}

/** How a constraint is called in sentences: `public.room.price_positive`. */
export function constraintLabel({ schema, name, constraint }: ConstraintName): string {
  return `${schema}.${name}.${constraint}`;
}

/** True when both mean the same constraint, of either side. */
export function isSameConstraint(one: ConstraintName, other: ConstraintName): boolean {
  return constraintLabel(one) === constraintLabel(other) && one.isDomain === other.isDomain;
}

/** Constraints of tables and domains of some schemas that nobody inherits; PostgreSQL 18 knows some that are not enforced. */
const FOUND = constant`
  pg_catalog.pg_constraint k
  left join pg_catalog.pg_class c on c.oid = k.conrelid
  left join pg_catalog.pg_type t on t.oid = k.contypid
  join pg_catalog.pg_namespace n on n.oid = coalesce(c.relnamespace, t.typnamespace)
  where k.coninhcount = 0 and k.conparentid = 0
    and coalesce((pg_catalog.to_jsonb(k) ->> 'conenforced')::boolean, true)`;

/** Words that a function uses to look at rows; \`from\` inside of expressions is none of them. */
const LOOKS = constant`
  pg_catalog.regexp_replace(pg_catalog.pg_get_functiondef(f.oid),
    'distinct\\s+from|(extract|trim|substring|overlay)\\s*\\([^()]*\\)', '', 'gi') ~* '\\m(from|execute|perform)\\M'`;

/**
 * Every check of the target, and what is NOT VALID there. Definitions are printed with the catalog's path alone, so that
 * they mean the same in any session, and on the source.
 */
export async function readConstraints(
  client: ReadClient,
  schemas: readonly string[],
): Promise<RowConstraint[]> {
  return client.rows<RowConstraint>(sql`
    with pinned as materialized (select pg_catalog.set_config('search_path', 'pg_catalog', true) as path)
    select n.nspname as schema, coalesce(c.relname, t.typname) as name, k.contypid <> 0 as "isDomain",
      k.conname as constraint, k.convalidated as "isValid", k.connoinherit as "isAlone",
      case k.contype when 'c' then 'check' when 'n' then 'not null' else 'foreign key' end as kind,
      coalesce(case k.contype
        when 'c' then pg_catalog.pg_get_expr(k.conbin, case when path is not null then k.conrelid end)
        when 'n' then (select a.attname::text from pg_catalog.pg_attribute a
          where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) end, '') as expression,
      pg_catalog.pg_get_constraintdef(case when path is not null then k.oid end) as definition,
      pg_catalog.obj_description(k.oid, 'pg_constraint') as comment,
      exists (select from pg_catalog.pg_depend d join pg_catalog.pg_proc f on f.oid = d.refobjid
          join pg_catalog.pg_language l on l.oid = f.prolang
        where d.classid = 'pg_catalog.pg_constraint'::regclass and d.objid = k.oid
          and d.refclassid = 'pg_catalog.pg_proc'::regclass and l.lanname not in ('internal', 'c')
          and f.prokind = 'f' and ${LOOKS}) as "asksOthers"
    from pinned cross join ${FOUND} and n.nspname = any (${[...schemas]})
      and (k.contype = 'c' or k.contype in ('n', 'f') and not k.convalidated)
    order by 1, 2, 4`);
}

/** Names of the source's constraints, and which of them hold for every row. */
export async function readConstraintNames(
  client: ReadClient,
  schemas: readonly string[],
): Promise<(ConstraintName & { readonly isValid: boolean })[]> {
  return client.rows(sql`
    select n.nspname as schema, coalesce(c.relname, t.typname) as name, k.contypid <> 0 as "isDomain",
      k.conname as constraint, k.convalidated as "isValid"
    from ${FOUND} and n.nspname = any (${[...schemas]}) and k.contype in ('c', 'n', 'f')`);
}
