import { sql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';
import type { InstalledExtension } from './rewrite/rewrite-rule';

export interface ServerFacts {
  /** `server_version_num`, e.g. 170004. */
  readonly version: number;
  readonly role: string;
  readonly installed: readonly InstalledExtension[];
  readonly offered: ReadonlySet<string>;
}

/** What the rules have to know of a server: version, role, extensions that are there and that are offered. */
export async function readServerFacts(client: ReadClient): Promise<ServerFacts> {
  const [server] = await client.rows<{ version: string; role: string }>(
    sql`select pg_catalog.current_setting('server_version_num') as version, current_user as role`,
  );
  const installed = await client.rows<InstalledExtension>(
    sql`select e.extname as name, n.nspname as schema, coalesce(m.members, '{}') as members
      from pg_catalog.pg_extension e
      join pg_catalog.pg_namespace n on n.oid = e.extnamespace
      left join (
        select d.refobjid, pg_catalog.array_agg(case d.classid
          when 'pg_catalog.pg_proc'::regclass then 'function ' || (select p.proname from pg_catalog.pg_proc p where p.oid = d.objid)
          when 'pg_catalog.pg_type'::regclass then 'type ' || (select t.typname from pg_catalog.pg_type t where t.oid = d.objid)
          when 'pg_catalog.pg_opclass'::regclass then 'class ' || (select o.opcname from pg_catalog.pg_opclass o where o.oid = d.objid)
          when 'pg_catalog.pg_operator'::regclass then 'operator ' || (select o.oprname from pg_catalog.pg_operator o where o.oid = d.objid)
          when 'pg_catalog.pg_class'::regclass then 'relation ' || (select c.relname from pg_catalog.pg_class c where c.oid = d.objid)
          else 'collation ' || (select c.collname from pg_catalog.pg_collation c where c.oid = d.objid) end) as members
        from pg_catalog.pg_depend d
        where d.deptype = 'e' and d.refclassid = 'pg_catalog.pg_extension'::regclass
          and d.classid in ('pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_type'::regclass, 'pg_catalog.pg_opclass'::regclass,
            'pg_catalog.pg_operator'::regclass, 'pg_catalog.pg_class'::regclass, 'pg_catalog.pg_collation'::regclass)
        group by d.refobjid
      ) m on m.refobjid = e.oid
      order by e.extname`,
  );
  const offered = await client.rows<{ name: string }>(
    sql`select name from pg_catalog.pg_available_extensions order by name`,
  );
  return {
    version: Number(server?.version ?? 0),
    role: server?.role ?? '',
    installed,
    offered: new Set([...offered.map(({ name }) => name), ...installed.map(({ name }) => name)]),
  };
}
