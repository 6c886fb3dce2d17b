import { IN_OTHER_SCHEMAS } from './ledger-elsewhere';
import { apart, elsewhere, type LedgerClass, OWN, ofRelation, outside, row } from './ledger-scope';

const RELATION_STATE = `case when ${outside('c.relnamespace')} then pg_catalog.concat_ws('|', c.relkind, c.relowner, c.relrowsecurity,
  c.relforcerowsecurity, c.relreplident, c.relpersistence, c.reloptions, c.relnamespace) end`;
const ATTRIBUTE_STATE = `case when ${ofRelation('c.attrelid')} then pg_catalog.concat_ws('|', c.atttypid, c.atttypmod, c.attnotnull,
  c.atthasdef, case when c.atthasdef then (select pg_catalog.md5(d.adbin::text) from pg_catalog.pg_attrdef d
  where d.adrelid = c.attrelid and d.adnum = c.attnum) end, c.attidentity, c.attgenerated, c.attcollation, c.attisdropped, c.attoptions) end`;

/** Catalogs with privileges: every object of theirs that anybody made, or whose privileges are not the built-in ones. */
const WITH_PRIVILEGES: readonly LedgerClass[] = [
  {
    class: 'pg_namespace',
    name: 'c.nspname',
    acl: 'c.nspacl',
    owner: 'c.nspowner',
    state: `case when ${outside('c.oid')} or c.nspname = 'public' then c.nspowner::text end`,
    where: "c.nspname !~ '^pg_(toast|temp)'",
  },
  {
    class: 'pg_class',
    name: 'c.relname',
    acl: 'c.relacl',
    owner: 'c.relowner',
    state: RELATION_STATE,
    where: `(c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and (${OWN} or c.relacl is not null))
      or (c.relkind = 'i' and ${elsewhere('c.relnamespace')})`,
  },
  {
    class: 'pg_attribute',
    oid: 'c.attrelid',
    sub: 'c.attnum',
    name: 'c.attname',
    acl: 'c.attacl',
    owner: '(select k.relowner from pg_catalog.pg_class k where k.oid = c.attrelid)',
    state: ATTRIBUTE_STATE,
    where: `c.attnum > 0 and (c.attacl is not null or ${ofRelation('c.attrelid')})`,
  },
  {
    class: 'pg_proc',
    name: 'c.proname',
    acl: 'c.proacl',
    owner: 'c.proowner',
    state: `case when ${elsewhere('c.pronamespace')} then pg_catalog.md5(${row}) end`,
    where: `(${OWN} or c.proacl is not null)`,
  },
  {
    class: 'pg_type',
    name: 'c.typname',
    acl: 'c.typacl',
    owner: 'c.typowner',
    state: `case when ${elsewhere('c.typnamespace')} then pg_catalog.concat_ws('|', c.typowner, c.typnotnull, c.typdefault, c.typnamespace,
      (select pg_catalog.string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid = c.oid)) end`,
    where: `c.typelem = 0 and (c.typrelid = 0 or c.typrelid in (select k.oid from pg_catalog.pg_class k where k.relkind = 'c'))
      and (${OWN} or c.typacl is not null)`,
  },
  {
    class: 'pg_language',
    name: 'c.lanname',
    acl: 'c.lanacl',
    owner: 'c.lanowner',
    state: 'c.lanowner::text',
  },
  {
    class: 'pg_foreign_data_wrapper',
    name: 'c.fdwname',
    acl: 'c.fdwacl',
    owner: 'c.fdwowner',
    state: "pg_catalog.concat_ws('|', c.fdwowner, c.fdwhandler, c.fdwvalidator, c.fdwoptions)",
  },
  {
    class: 'pg_foreign_server',
    name: 'c.srvname',
    acl: 'c.srvacl',
    owner: 'c.srvowner',
    state: "pg_catalog.concat_ws('|', c.srvowner, c.srvtype, c.srvversion, c.srvoptions)",
  },
  {
    class: 'pg_database',
    name: 'c.datname',
    acl: 'c.datacl',
    owner: 'c.datdba',
    state: 'c.datdba::text',
    where: 'c.datname = pg_catalog.current_database()',
  },
  {
    class: 'pg_tablespace',
    name: 'c.spcname',
    acl: 'c.spcacl',
    owner: 'c.spcowner',
    state: 'c.spcoptions::text',
  },
  {
    class: 'pg_largeobject_metadata',
    name: 'c.oid::text',
    acl: 'c.lomacl',
    owner: 'c.lomowner',
    state: 'c.lomowner::text',
  },
  // Of the superuser that initdb made, whatever its name.
  { class: 'pg_parameter_acl', name: 'c.parname', acl: 'c.paracl', owner: '10::oid', since: 150000 },
];

const FAMILY = (oid: string) => `(select f.opfname from pg_catalog.pg_opfamily f where f.oid = ${oid})`;

/** A type as the catalog of a schema writes it, whatever the search path. */
const TYPE = (
  oid: string,
) => `(select case when n.nspname = 'pg_catalog' then pg_catalog.format_type(t.oid, null)
  else pg_catalog.format('%I.%I', n.nspname, t.typname) end
  from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace where t.oid = ${oid})`;

/** Catalogs of which the record has nothing, whatever the schema. */
const EVERYWHERE: readonly LedgerClass[] = [
  {
    class: 'pg_default_acl',
    oid: "pg_catalog.concat_ws('/', c.defaclrole, c.defaclnamespace, c.defaclobjtype)",
    name: "pg_catalog.concat_ws('/', c.defaclrole, c.defaclnamespace, c.defaclobjtype)",
    acl: 'c.defaclacl',
    owner: 'c.defaclrole',
    state: "pg_catalog.concat_ws('|', c.defaclrole, c.defaclnamespace, c.defaclobjtype)",
  },
  { class: 'pg_conversion', name: 'c.conname', state: row, where: OWN },
  { class: 'pg_opfamily', name: 'c.opfname', state: row, where: OWN },
  {
    class: 'pg_amop',
    name: `pg_catalog.format('operator %s of %s', c.amopstrategy, ${FAMILY('c.amopfamily')})`,
    state: row,
    where: `${OWN} and ${apart('pg_amop')} and ${apart('pg_opfamily', 'c.amopfamily')}`,
  },
  {
    class: 'pg_amproc',
    name: `pg_catalog.format('function %s of %s', c.amprocnum, ${FAMILY('c.amprocfamily')})`,
    state: row,
    where: `${OWN} and ${apart('pg_amproc')} and ${apart('pg_opfamily', 'c.amprocfamily')}`,
  },
  {
    class: 'pg_cast',
    name: `pg_catalog.format('(%s as %s)', ${TYPE('c.castsource')}, ${TYPE('c.casttarget')})`,
    state: row,
    where: OWN,
  },
  { class: 'pg_transform', state: row, where: OWN },
  { class: 'pg_ts_parser', name: 'c.prsname', state: row, where: OWN },
  { class: 'pg_ts_template', name: 'c.tmplname', state: row, where: OWN },
  {
    class: 'pg_user_mapping',
    from: 'pg_catalog.pg_user_mappings',
    oid: 'c.umid',
    name: "pg_catalog.format('%s on %s', c.usename, c.srvname)",
    state: row,
  },
  { class: 'pg_event_trigger', name: 'c.evtname', state: row },
  { class: 'pg_publication', name: 'c.pubname', state: row },
  { class: 'pg_publication_rel', state: row },
  { class: 'pg_publication_namespace', state: row, since: 150000 },
  { class: 'pg_am', name: 'c.amname', state: row, where: OWN },
  {
    class: 'pg_extension',
    name: 'c.extname',
    state: "pg_catalog.concat_ws('|', c.extnamespace, c.extversion)",
  },
  // Its OID is shown to everybody since 14 only.
  { class: 'pg_subscription', name: 'c.subname', state: 'c.subname::text', since: 140000 },
  {
    class: 'pg_subscription',
    oid: "pg_catalog.concat_ws('/', c.subdbid, c.subname)",
    name: 'c.subname',
    state: 'c.subname::text',
    until: 140000,
  },
  // The settings of a role have a catalog of their own.
  {
    class: 'pg_authid',
    from: 'pg_catalog.pg_roles',
    name: 'c.rolname',
    state: "(pg_catalog.to_jsonb(c) - 'rolconfig')::text",
  },
  {
    class: 'pg_auth_members',
    oid: 'c.roleid',
    sub: '(c.member::bigint % 2147483647)::int',
    name: "pg_catalog.format('%s from %s', c.roleid::pg_catalog.regrole, c.member::pg_catalog.regrole)",
    state: `pg_catalog.concat_ws('|', c.admin_option, pg_catalog.to_jsonb(c) ->> 'inherit_option',
      pg_catalog.to_jsonb(c) ->> 'set_option')`,
  },
  {
    class: 'pg_db_role_setting',
    oid: 'c.setrole',
    sub: 'case when c.setdatabase = 0 then 0 else 1 end',
    name: `case when c.setrole = 0 and c.setdatabase = 0 then 'role all'
      when c.setrole = 0 then pg_catalog.format('database %I', pg_catalog.current_database())
      when c.setdatabase = 0 then pg_catalog.format('role %I', pg_catalog.pg_get_userbyid(c.setrole))
      else pg_catalog.format('role %I in database %I', pg_catalog.pg_get_userbyid(c.setrole), pg_catalog.current_database()) end`,
    state: 'c.setconfig::text',
    where:
      'c.setdatabase in (0, (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()))',
  },
  { class: 'pg_replication_origin', oid: 'c.roident', name: 'c.roname', state: 'c.roname' },
  { class: 'pg_seclabel', oid: 'c.objoid', sub: 'c.objsubid', name: "'security label'", state: 'c.label' },
  { class: 'pg_shseclabel', oid: 'c.objoid', name: "'security label'", state: 'c.label' },
];

/** Every catalog of which the ledger holds something; `catalog-coverage.ts` says where all the others are. */
export const LEDGER_CLASSES: readonly LedgerClass[] = [
  ...WITH_PRIVILEGES,
  ...EVERYWHERE,
  ...IN_OTHER_SCHEMAS,
];

/** Comments, keyed by the catalog of what they are about. */
export const LEDGER_COMMENTS = `select 'comment:' || cl.relname as class, d.objoid::text as oid, d.objsubid as sub, null as name, null as acl,
  null as owner, d.description as state
  from pg_catalog.pg_description d join pg_catalog.pg_class cl on cl.oid = d.classoid
  where d.objoid >= 16384 or d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
  union all select 'comment:' || cl.relname, d.objoid::text, 0, null, null, null, d.description
  from pg_catalog.pg_shdescription d join pg_catalog.pg_class cl on cl.oid = d.classoid
  where d.classoid <> 'pg_catalog.pg_database'::pg_catalog.regclass
    or d.objoid = (select x.oid from pg_catalog.pg_database x where x.datname = pg_catalog.current_database())`;

/** What extensions brought along, keyed by its catalog: it comes and goes with its extension. */
export const LEDGER_MEMBERS = `select 'member:' || cl.relname as class, d.objid::text as oid, 0 as sub, null as name, null as acl,
  null as owner, '' as state
  from pg_catalog.pg_depend d join pg_catalog.pg_class cl on cl.oid = d.classid
  where d.deptype = 'e' and d.objid >= 16384`;
