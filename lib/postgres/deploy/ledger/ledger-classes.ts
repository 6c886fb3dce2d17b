/** How one catalog is read into the ledger. `$recorded` stands for the OIDs of the schemas that the record has. */
export interface LedgerClass {
  readonly class: string;
  /** Name column or expression over alias `c`. */
  readonly name?: string;
  readonly acl?: string;
  readonly owner?: string;
  readonly state?: string;
  readonly where?: string;
  readonly oid?: string;
  readonly sub?: string;
  readonly from?: string;
  /** `server_version_num` from which on the catalog, or a column that is read, is there. */
  readonly since?: number;
}

/** OIDs below are of Postgres itself. */
const OWN = 'c.oid >= 16384';
const outside = (schema: string) => `not (${schema} = any($recorded))`;
const row = 'c::text';

/** In a schema that the record has not: the whole row, of what somebody made. */
const elsewhere = (schema: string) => `${OWN} and ${outside(schema)}`;

const RELATION_STATE = `case when ${outside('c.relnamespace')} then pg_catalog.concat_ws('|', c.relkind, c.relowner, c.relrowsecurity,
  c.relforcerowsecurity, c.relreplident, c.relpersistence, c.reloptions, c.relnamespace) end`;
const ofRelation = (column: string) =>
  `${column} in (select k.oid from pg_catalog.pg_class k where k.oid >= 16384 and ${outside('k.relnamespace')})`;
const ATTRIBUTE_STATE = `case when ${ofRelation('c.attrelid')} then pg_catalog.concat_ws('|', c.atttypid, c.atttypmod, c.attnotnull,
  c.atthasdef, c.attidentity, c.attgenerated, c.attcollation, c.attisdropped, c.attoptions) end`;

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
    where: `c.attnum > 0 and (c.attacl is not null or (c.attrelid >= 16384 and ${ofRelation('c.attrelid')}))`,
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
    state: `case when ${elsewhere('c.typnamespace')} then pg_catalog.concat_ws('|', c.typowner, c.typnotnull, c.typdefault, c.typnamespace) end`,
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
  { class: 'pg_parameter_acl', name: 'c.parname', acl: 'c.paracl', since: 150000 },
];

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
  { class: 'pg_amop', state: row, where: OWN },
  { class: 'pg_amproc', state: row, where: OWN },
  { class: 'pg_cast', state: row, where: OWN },
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
  { class: 'pg_subscription', name: 'c.subname', state: 'c.subname::text' },
  { class: 'pg_authid', from: 'pg_catalog.pg_roles', name: 'c.rolname', state: row },
  {
    class: 'pg_auth_members',
    oid: 'c.roleid',
    sub: '(c.member::bigint % 2147483647)::int',
    name: "pg_catalog.format('%s from %s', c.roleid::pg_catalog.regrole, c.member::pg_catalog.regrole)",
    state: 'c.admin_option::text',
  },
  {
    class: 'pg_db_role_setting',
    oid: 'c.setrole',
    sub: 'case when c.setdatabase = 0 then 0 else 1 end',
    name: "'settings of a role or the database'",
    state: 'c.setconfig::text',
    where:
      'c.setdatabase in (0, (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()))',
  },
  { class: 'pg_seclabel', oid: 'c.objoid', sub: 'c.objsubid', name: "'security label'", state: 'c.label' },
  { class: 'pg_shseclabel', oid: 'c.objoid', name: "'security label'", state: 'c.label' },
];

/** Catalogs that the record has for its own schemas only. */
const IN_OTHER_SCHEMAS: readonly LedgerClass[] = [
  { class: 'pg_operator', name: 'c.oprname', state: row, where: elsewhere('c.oprnamespace') },
  { class: 'pg_opclass', name: 'c.opcname', state: row, where: elsewhere('c.opcnamespace') },
  { class: 'pg_collation', name: 'c.collname', state: row, where: elsewhere('c.collnamespace') },
  { class: 'pg_ts_dict', name: 'c.dictname', state: row, where: elsewhere('c.dictnamespace') },
  { class: 'pg_ts_config', name: 'c.cfgname', state: row, where: elsewhere('c.cfgnamespace') },
  {
    class: 'pg_statistic_ext',
    name: 'c.stxname',
    state: 'c.stxname::text',
    where: elsewhere('c.stxnamespace'),
  },
  {
    class: 'pg_constraint',
    name: 'c.conname',
    state: 'c.convalidated::text',
    where: elsewhere('c.connamespace'),
  },
  {
    class: 'pg_trigger',
    name: 'c.tgname',
    state: 'c.tgenabled::text',
    where: `not c.tgisinternal and ${ofRelation('c.tgrelid')}`,
  },
  { class: 'pg_policy', name: 'c.polname', state: row, where: ofRelation('c.polrelid') },
  {
    class: 'pg_rewrite',
    name: 'c.rulename',
    state: 'pg_catalog.md5(c.ev_action::text)',
    where: ofRelation('c.ev_class'),
  },
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
