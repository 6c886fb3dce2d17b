import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import {
  cameWithType,
  comment,
  goesWithExtension,
  inExtension,
  owner,
  privileges,
  qualified,
} from '../fragments';

/** Functions, procedures and window functions. */
export const functions: CatalogQuery = (schemas) => sql`
  select 'function' as kind,
    ${qualified('n.nspname', 'p.proname')} || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')' as name,
    null as parent,
    pg_catalog.json_build_object(
      'definition', pg_catalog.pg_get_functiondef(p.oid),
      'signature', pg_catalog.oidvectortypes(p.proargtypes),
      'class', case p.prokind when 'p' then 'procedure' when 'w' then 'window' end,
      'extensionDependency', ${goesWithExtension('pg_proc', 'p.oid')},
      'owner', ${owner('p.proowner')},
      'privileges', ${privileges('p.proacl', 'f', 'p.proowner')},
      'comment', ${comment('pg_proc', 'p.oid')}
    ) as properties
  from pg_catalog.pg_proc p
  join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  where p.prokind <> 'a' and n.nspname = any(${schemas}) and not ${inExtension('pg_proc', 'p.oid')}
    and not ${cameWithType('pg_proc', 'p.oid')}
  order by p.oid`;

/** Aggregates; their parts stand in for a definition, which Postgres does not print. */
export const aggregates: CatalogQuery = (schemas) => sql`
  select 'aggregate' as kind,
    ${qualified('n.nspname', 'p.proname')} || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')' as name,
    null as parent,
    pg_catalog.json_build_object(
      'stateFunction', a.aggtransfn::text,
      'stateType', pg_catalog.format_type(a.aggtranstype, null),
      'initial', a.agginitval,
      'finalFunction', nullif(a.aggfinalfn::text, '-'),
      'combineFunction', nullif(a.aggcombinefn::text, '-'),
      'stateSpace', nullif(a.aggtransspace, 0),
      'serialFunction', nullif(a.aggserialfn::text, '-'),
      'deserialFunction', nullif(a.aggdeserialfn::text, '-'),
      'finalExtra', case when a.aggfinalextra then 'yes' end,
      'finalModify', case a.aggfinalmodify when 's' then 'shareable' when 'w' then 'read write' end,
      'movingFunction', nullif(a.aggmtransfn::text, '-'),
      'movingInverse', nullif(a.aggminvtransfn::text, '-'),
      'movingType', case when a.aggmtranstype <> 0 then pg_catalog.format_type(a.aggmtranstype, null) end,
      'movingSpace', nullif(a.aggmtransspace, 0),
      'movingFinal', nullif(a.aggmfinalfn::text, '-'),
      'movingExtra', case when a.aggmfinalextra then 'yes' end,
      'movingModify', case when a.aggmtransfn <> 0 then
        case a.aggmfinalmodify when 's' then 'shareable' when 'w' then 'read write' end end,
      'movingInitial', a.aggminitval,
      'sortOperator', nullif(a.aggsortop::pg_catalog.regoperator::text, '0'),
      'variant', case a.aggkind when 'o' then 'ordered set' when 'h' then 'hypothetical set' end,
      'parallel', case p.proparallel when 's' then 'safe' when 'r' then 'restricted' end,
      'owner', ${owner('p.proowner')},
      'privileges', ${privileges('p.proacl', 'f', 'p.proowner')},
      'comment', ${comment('pg_proc', 'p.oid')}
    ) as properties
  from pg_catalog.pg_aggregate a
  join pg_catalog.pg_proc p on p.oid = a.aggfnoid
  join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  where n.nspname = any(${schemas}) and not ${inExtension('pg_proc', 'p.oid')}
  order by p.oid`;
