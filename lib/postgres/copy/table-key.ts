import { constant } from '../sql';

/** Columns of the row key of `c` in `pg_class`: the primary key first, then the narrowest unique index without nulls. */
export const TABLE_KEY = constant`(
  select (select pg_catalog.json_agg(a.attname order by k.place)
          from pg_catalog.unnest(i.indkey::int2[]) with ordinality k(attnum, place)
          join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum)
  from pg_catalog.pg_index i
  where i.indrelid = c.oid and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
    and i.indimmediate and i.indnatts = i.indnkeyatts
    and not exists (select from pg_catalog.unnest(i.indkey::int2[]) n(attnum)
      join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = n.attnum where not a.attnotnull)
  order by i.indisprimary desc, i.indnatts, i.indexrelid limit 1)`;
