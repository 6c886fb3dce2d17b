import { elsewhere, type LedgerClass, ofRelation, outside, row } from './ledger-scope';

const NAME = (relation: string) => `${relation}::pg_catalog.regclass`;

/** Catalogs that the record has for its own schemas only. */
export const IN_OTHER_SCHEMAS: readonly LedgerClass[] = [
  { class: 'pg_operator', name: 'c.oprname', state: row, where: elsewhere('c.oprnamespace') },
  { class: 'pg_opclass', name: 'c.opcname', state: row, where: elsewhere('c.opcnamespace') },
  {
    class: 'pg_collation',
    name: 'c.collname',
    state: row,
    where: elsewhere('c.collnamespace'),
  },
  { class: 'pg_ts_dict', name: 'c.dictname', state: row, where: elsewhere('c.dictnamespace') },
  {
    class: 'pg_ts_config',
    name: 'c.cfgname',
    state: `pg_catalog.concat_ws('|', c, (select pg_catalog.string_agg(m::text, ',' order by m.maptokentype, m.mapseqno)
      from pg_catalog.pg_ts_config_map m where m.mapcfg = c.oid))`,
    where: elsewhere('c.cfgnamespace'),
  },
  {
    class: 'pg_statistic_ext',
    name: 'c.stxname',
    state: "pg_catalog.concat_ws('|', c.stxname, c.stxowner, c.stxstattarget)",
    where: elsewhere('c.stxnamespace'),
  },
  {
    class: 'pg_constraint',
    name: 'c.conname',
    state: "pg_catalog.concat_ws('|', c.convalidated, c.condeferrable, c.condeferred)",
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
  {
    class: 'pg_sequence',
    oid: 'c.seqrelid',
    name: NAME('c.seqrelid'),
    state: row,
    where: ofRelation('c.seqrelid'),
  },
  {
    class: 'pg_index',
    oid: 'c.indexrelid',
    name: NAME('c.indexrelid'),
    state: "pg_catalog.concat_ws('|', c.indisclustered, c.indisreplident)",
    where: ofRelation('c.indrelid'),
  },
  {
    class: 'pg_inherits',
    oid: 'c.inhrelid',
    sub: 'c.inhseqno',
    name: NAME('c.inhrelid'),
    state: 'c.inhparent::text',
    where: ofRelation('c.inhrelid'),
  },
  {
    class: 'pg_foreign_table',
    oid: 'c.ftrelid',
    name: NAME('c.ftrelid'),
    state: row,
    where: ofRelation('c.ftrelid'),
  },
  {
    class: 'pg_aggregate',
    oid: 'c.aggfnoid::oid',
    name: 'c.aggfnoid::text',
    state: row,
    where: `c.aggfnoid::oid in (select p.oid from pg_catalog.pg_proc p where p.oid >= 16384 and ${outside('p.pronamespace')})`,
  },
];

/** Catalogs whose rows are part of an object of another one, which bears their OID: they come and go with it. */
export const PART_OF: Readonly<Record<string, string>> = {
  pg_sequence: 'pg_class',
  pg_index: 'pg_class',
  pg_inherits: 'pg_class',
  pg_foreign_table: 'pg_class',
  pg_aggregate: 'pg_proc',
  pg_db_role_setting: 'pg_authid',
};
