import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, inExtension, optionList, owner, privileges } from '../fragments';

/** Values of options that may hold a password or a key are never read: only that there is one. */
const SECRET = 'pass|secret|key|token|credential';

const wrapperOptions = (column: string) =>
  optionList(
    `array(select case when o ~* '^[^=]*(${SECRET})' then pg_catalog.split_part(o, '=', 1) || '=…' else o end ` +
      `from pg_catalog.unnest(${column}) o)`,
  );

/** Foreign-data wrappers that came with no extension. */
export const wrappers: CatalogQuery = () => sql`
  select 'foreign data wrapper' as kind, pg_catalog.quote_ident(w.fdwname) as name, null as parent,
    pg_catalog.json_build_object(
      'handler', nullif(w.fdwhandler, 0)::pg_catalog.regproc::text,
      'validator', nullif(w.fdwvalidator, 0)::pg_catalog.regproc::text,
      'foreignOptions', ${wrapperOptions('w.fdwoptions')},
      'owner', ${owner('w.fdwowner')},
      'privileges', ${privileges('w.fdwacl', 'F', 'w.fdwowner')},
      'comment', ${comment('pg_foreign_data_wrapper', 'w.oid')}
    ) as properties
  from pg_catalog.pg_foreign_data_wrapper w
  where not ${inExtension('pg_foreign_data_wrapper', 'w.oid')}
  order by w.oid`;

/** Foreign servers. */
export const servers: CatalogQuery = () => sql`
  select 'server' as kind, pg_catalog.quote_ident(s.srvname) as name, null as parent,
    pg_catalog.json_build_object(
      'wrapper', w.fdwname, 'type', s.srvtype, 'version', s.srvversion,
      'foreignOptions', ${wrapperOptions('s.srvoptions')},
      'owner', ${owner('s.srvowner')},
      'privileges', ${privileges('s.srvacl', 'S', 's.srvowner')},
      'comment', ${comment('pg_foreign_server', 's.oid')}
    ) as properties
  from pg_catalog.pg_foreign_server s
  join pg_catalog.pg_foreign_data_wrapper w on w.oid = s.srvfdw
  where not ${inExtension('pg_foreign_server', 's.oid')}
  order by s.oid`;

/** Who signs in as whom at a foreign server: the names of the options only. */
export const userMappings: CatalogQuery = () => sql`
  select 'user mapping' as kind,
    'for ' || case when m.umuser = 0 then 'public' else pg_catalog.quote_ident(m.usename) end
      || ' server ' || pg_catalog.quote_ident(m.srvname) as name,
    pg_catalog.quote_ident(m.srvname) as parent,
    pg_catalog.json_build_object(
      'optionNames', (select pg_catalog.string_agg(pg_catalog.split_part(o, '=', 1), ', ' order by o collate "C")
        from pg_catalog.unnest(m.umoptions) o)
    ) as properties
  from pg_catalog.pg_user_mappings m
  order by m.umid`;
