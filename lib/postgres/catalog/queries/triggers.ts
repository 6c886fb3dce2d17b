import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, goesWithExtension, inExtension, qualified } from '../fragments';

/**
 * Triggers that someone made; those that enforce foreign keys belong to their constraint. The copies that a
 * partitioned table's trigger has on its partitions come and go with it: told is only where one is switched
 * otherwise.
 */
export const triggers: CatalogQuery = (schemas) => sql`
  with recursive clones as (
    select p.oid, p.tgparentid as root, p.tgrelid, p.tgenabled from pg_catalog.pg_trigger p where p.tgparentid <> 0
    union all select c.oid, p.tgparentid, c.tgrelid, c.tgenabled
      from clones c join pg_catalog.pg_trigger p on p.oid = c.root where p.tgparentid <> 0)
  select 'trigger' as kind,
    ${qualified('n.nspname', 'c.relname')} || '.' || pg_catalog.quote_ident(t.tgname) as name,
    ${qualified('n.nspname', 'c.relname')} as parent,
    pg_catalog.json_build_object(
      'definition', pg_catalog.pg_get_triggerdef(t.oid),
      'enabled', case t.tgenabled when 'O' then null when 'D' then 'disabled' when 'R' then 'replica' else 'always' end,
      'onPartitions', (select pg_catalog.string_agg(p.tgrelid::pg_catalog.regclass::text || ' ' ||
          case p.tgenabled when 'O' then 'enabled' when 'D' then 'disabled' when 'R' then 'replica' else 'always' end,
          ', ' order by p.tgrelid::pg_catalog.regclass::text collate "C")
        from clones p where p.root = t.oid and p.tgenabled <> t.tgenabled),
      'extensionDependency', ${goesWithExtension('pg_trigger', 't.oid')},
      'comment', ${comment('pg_trigger', 't.oid')}
    ) as properties
  from pg_catalog.pg_trigger t
  join pg_catalog.pg_class c on c.oid = t.tgrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and t.tgparentid = 0 and n.nspname = any(${schemas}) and not ${inExtension('pg_class', 'c.oid')}
  order by t.oid`;

/** Row-level-security policies. */
export const policies: CatalogQuery = (schemas) => sql`
  select 'policy' as kind,
    ${qualified('n.nspname', 'c.relname')} || '.' || pg_catalog.quote_ident(p.polname) as name,
    ${qualified('n.nspname', 'c.relname')} as parent,
    pg_catalog.json_build_object(
      'command', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
        when 'd' then 'delete' else 'all' end,
      'permissive', case when p.polpermissive then 'permissive' else 'restrictive' end,
      'roles', (select pg_catalog.string_agg(case when o = 0 then 'public'
          else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o)) end, ', '
          order by pg_catalog.pg_get_userbyid(o) collate "C") from pg_catalog.unnest(p.polroles) o),
      'using', pg_catalog.pg_get_expr(p.polqual, p.polrelid),
      'check', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid),
      'comment', ${comment('pg_policy', 'p.oid')}
    ) as properties
  from pg_catalog.pg_policy p
  join pg_catalog.pg_class c on c.oid = p.polrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any(${schemas}) and not ${inExtension('pg_class', 'c.oid')}
  order by p.oid`;
