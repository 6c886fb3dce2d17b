import type { CatalogCoverage } from './catalog-coverage';

const OID = 'an OID: other in every database';
const DERIVED = 'follows from other columns that are compared';
const PHYSICAL = 'how it lies on disk, or what the server keeps count of';

/** Catalogs of what lies in a schema. */
export const SCHEMA_COVERAGE: Readonly<Record<string, CatalogCoverage>> = {
  pg_aggregate: {
    compared: `aggfnoid=name aggkind=aggregate.variant aggtransfn=aggregate.stateFunction aggfinalfn=aggregate.finalFunction
      aggcombinefn=aggregate.combineFunction aggserialfn=aggregate.serialFunction aggdeserialfn=aggregate.deserialFunction
      aggmtransfn=aggregate.movingFunction aggminvtransfn=aggregate.movingInverse aggmfinalfn=aggregate.movingFinal
      aggfinalextra=aggregate.finalExtra aggmfinalextra=aggregate.movingExtra aggfinalmodify=aggregate.finalModify
      aggmfinalmodify=aggregate.movingModify aggsortop=aggregate.sortOperator aggtranstype=aggregate.stateType
      aggtransspace=aggregate.stateSpace aggmtranstype=aggregate.movingType aggmtransspace=aggregate.movingSpace
      agginitval=aggregate.initial aggminitval=aggregate.movingInitial`,
    not: { [DERIVED]: 'aggnumdirectargs' },
  },
  pg_amop: {
    compared: `amopfamily=name amopstrategy=#.operators amoppurpose=#.operators amopopr=#.operators amopsortfamily=#.operators`,
    not: { [OID]: 'oid', [DERIVED]: 'amoplefttype amoprighttype amopmethod' },
  },
  pg_amproc: {
    compared:
      'amprocfamily=name amproclefttype=#.functions amprocrighttype=#.functions amprocnum=#.functions amproc=#.functions',
    not: { [OID]: 'oid' },
  },
  pg_attrdef: { compared: 'adrelid=name adnum=name adbin=column.default', not: { [OID]: 'oid' } },
  pg_attribute: {
    compared: `attrelid=name attname=name atttypid=column.type attnum=column.position atttypmod=column.type
      attstorage=column.storage attcompression=column.compression attnotnull=column.notNull attidentity=column.identity
      attgenerated=column.virtual attislocal=column.local attinhcount=column.inherited attcollation=column.collation
      attstattarget=column.statistics attacl=column.privileges attoptions=column.options attfdwoptions=column.foreignOptions`,
    not: {
      [DERIVED]: 'attlen attbyval attalign atthasdef',
      'Postgres does not hold a value to the number of dimensions': 'attndims',
      [PHYSICAL]: 'attcacheoff atthasmissing attmissingval',
      'a dropped column is gone': 'attisdropped',
    },
  },
  pg_cast: {
    compared:
      'castsource=name casttarget=name castfunc=cast.function castcontext=cast.context castmethod=cast.method',
    not: { [OID]: 'oid' },
  },
  pg_class: {
    compared: `relname=name relnamespace=name reloftype=table.ofType relowner=#.owner relam=table.accessMethod
      reltablespace=table.tablespace reltoastrelid=table.toastOptions relpersistence=table.persistence relkind=kind
      relrowsecurity=table.rowSecurity relforcerowsecurity=table.forcedRowSecurity relispopulated=view.populated
      relreplident=table.replicaIdentity relispartition=table.partitionBound relacl=#.privileges reloptions=table.options
      relpartbound=table.partitionBound`,
    not: {
      [OID]: 'oid reltype',
      [DERIVED]: 'relhasindex relnatts relchecks relhasrules relhastriggers relhassubclass relisshared',
      [PHYSICAL]:
        'relfilenode relpages reltuples relallvisible relallfrozen relrewrite relfrozenxid relminmxid',
    },
  },
  pg_collation: {
    compared: `collname=name collnamespace=name collowner=collation.owner collprovider=collation.provider
      collisdeterministic=collation.deterministic collencoding=collation.encoding collcollate=collation.locale
      collctype=collation.ctype colllocale=collation.locale colliculocale=collation.locale collicurules=collation.rules`,
    not: { [OID]: 'oid', 'the version of the system’s library, which is the server’s': 'collversion' },
  },
  pg_constraint: {
    compared: `conname=name connamespace=name contype=constraint.definition condeferrable=constraint.definition
      condeferred=constraint.definition conenforced=constraint.definition convalidated=constraint.validated conrelid=name
      contypid=name confrelid=constraint.definition confupdtype=constraint.definition confdeltype=constraint.definition
      confmatchtype=constraint.definition conislocal=constraint.local coninhcount=constraint.inherited
      connoinherit=constraint.definition conperiod=constraint.definition conkey=constraint.definition
      confkey=constraint.definition confdelsetcols=constraint.definition conexclop=constraint.definition
      conbin=constraint.definition`,
    not: {
      [OID]: 'oid',
      'the index a key stands on has the key’s name': 'conindid',
      'the copies on partitions come and go with the parent’s': 'conparentid',
      [DERIVED]: 'conpfeqop conppeqop conffeqop',
    },
  },
  pg_conversion: {
    compared: `conname=name connamespace=name conowner=conversion.owner conforencoding=conversion.from
      contoencoding=conversion.to conproc=conversion.function condefault=conversion.default`,
    not: { [OID]: 'oid' },
  },
  pg_description: { compared: 'objoid=name classoid=kind objsubid=name description=#.comment' },
  pg_enum: {
    compared: 'enumtypid=name enumsortorder=type.labels enumlabel=type.labels',
    not: { [OID]: 'oid' },
  },
  pg_foreign_table: {
    compared: 'ftrelid=name ftserver=table.server ftoptions=table.foreignOptions',
  },
  pg_index: {
    compared: `indexrelid=name indrelid=name indisunique=index.definition indnullsnotdistinct=index.definition
      indisclustered=index.clustered indisvalid=index.valid indisready=index.valid indisreplident=table.replicaIdentity
      indkey=index.definition indcollation=index.definition indclass=index.definition indoption=index.definition
      indexprs=index.definition indpred=index.definition indnkeyatts=index.definition indisprimary=constraint.definition
      indisexclusion=constraint.definition indimmediate=constraint.definition`,
    not: { [DERIVED]: 'indnatts', [PHYSICAL]: 'indcheckxmin indislive' },
  },
  pg_inherits: {
    compared: 'inhrelid=name inhparent=table.parents inhseqno=table.parents inhdetachpending=table.detaching',
  },
  pg_namespace: {
    compared: 'nspname=name nspowner=schema.owner nspacl=schema.privileges',
    not: { [OID]: 'oid' },
  },
  pg_opclass: {
    compared: `opcmethod=name opcname=name opcnamespace=name opcowner=#.owner opcfamily=#.family opcintype=#.type
      opcdefault=#.default opckeytype=#.storage`,
    not: { [OID]: 'oid' },
  },
  pg_operator: {
    compared: `oprname=name oprnamespace=name oprowner=operator.owner oprcanmerge=operator.merges oprcanhash=operator.hashes
      oprleft=name oprright=name oprresult=operator.result oprcom=operator.commutator oprnegate=operator.negator
      oprcode=operator.function oprrest=operator.restrict oprjoin=operator.join`,
    not: { [OID]: 'oid', [DERIVED]: 'oprkind' },
  },
  pg_opfamily: {
    compared: 'opfmethod=name opfname=name opfnamespace=name opfowner=#.owner',
    not: { [OID]: 'oid' },
  },
  pg_partitioned_table: {
    compared: `partrelid=name partstrat=table.partitionKey partattrs=table.partitionKey partclass=table.partitionKey
      partcollation=table.partitionKey partexprs=table.partitionKey partdefid=table.partitionBound`,
    not: { [DERIVED]: 'partnatts' },
  },
  pg_policy: {
    compared: `polname=name polrelid=name polcmd=policy.command polpermissive=policy.permissive polroles=policy.roles
      polqual=policy.using polwithcheck=policy.check`,
    not: { [OID]: 'oid' },
  },
  pg_proc: {
    compared: `proname=name pronamespace=name proowner=function.owner prolang=function.definition procost=function.definition
      prorows=function.definition provariadic=function.definition prosupport=function.definition prokind=function.definition
      prosecdef=function.definition proleakproof=function.definition proisstrict=function.definition
      proretset=function.definition provolatile=function.definition proparallel=function.definition
      prorettype=function.definition proargtypes=name proallargtypes=function.definition proargmodes=function.definition
      proargnames=function.definition proargdefaults=function.definition protrftypes=function.definition
      prosrc=function.definition probin=function.definition prosqlbody=function.definition proconfig=function.definition
      proacl=function.privileges`,
    not: { [OID]: 'oid', [DERIVED]: 'pronargs pronargdefaults' },
  },
  pg_range: {
    compared: `rngtypid=name rngsubtype=type.subtype rngmultitypid=type.multirange rngcollation=type.collation
      rngsubopc=type.subtypeClass rngcanonical=type.canonical rngsubdiff=type.subtypeDifference`,
  },
  pg_rewrite: {
    compared: `rulename=name ev_class=name ev_type=rule.definition ev_enabled=rule.enabled is_instead=rule.definition
      ev_qual=rule.definition ev_action=rule.definition`,
    not: { [OID]: 'oid' },
  },
  pg_seclabel: {
    compared: 'objoid=name classoid=name objsubid=name provider=name label=#.label',
  },
  pg_sequence: {
    compared: `seqrelid=name seqtypid=sequence.type seqstart=sequence.start seqincrement=sequence.increment
      seqmax=sequence.maximum seqmin=sequence.minimum seqcache=sequence.cache seqcycle=sequence.cycle`,
  },
  pg_statistic_ext: {
    compared: `stxrelid=statistics.definition stxname=name stxnamespace=name stxowner=statistics.owner
      stxkeys=statistics.definition stxstattarget=statistics.target stxkind=statistics.definition
      stxexprs=statistics.definition`,
    not: { [OID]: 'oid' },
  },
  pg_transform: {
    compared: 'trftype=name trflang=name trffromsql=transform.fromSql trftosql=transform.toSql',
    not: { [OID]: 'oid' },
  },
  pg_trigger: {
    compared: `tgrelid=name tgparentid=trigger.onPartitions tgname=name tgfoid=trigger.definition tgtype=trigger.definition
      tgenabled=trigger.enabled tgconstraint=constraint.enforcement tgisinternal=constraint.enforcement
      tgconstrrelid=trigger.definition tgdeferrable=trigger.definition tginitdeferred=trigger.definition
      tgattr=trigger.definition tgargs=trigger.definition tgqual=trigger.definition tgoldtable=trigger.definition
      tgnewtable=trigger.definition`,
    not: { [OID]: 'oid tgconstrindid', [DERIVED]: 'tgnargs' },
  },
  pg_ts_config: {
    compared: 'cfgname=name cfgnamespace=name cfgowner=#.owner cfgparser=#.parser',
    not: { [OID]: 'oid' },
  },
  pg_ts_config_map: {
    compared: 'mapcfg=name maptokentype=#.mappings mapseqno=#.mappings mapdict=#.mappings',
  },
  pg_ts_dict: {
    compared:
      'dictname=name dictnamespace=name dictowner=#.owner dicttemplate=#.template dictinitoption=#.options',
    not: { [OID]: 'oid' },
  },
  pg_ts_parser: {
    compared: `prsname=name prsnamespace=name prsstart=#.start prstoken=#.token prsend=#.end prsheadline=#.headline
      prslextype=#.types`,
    not: { [OID]: 'oid' },
  },
  pg_ts_template: {
    compared: 'tmplname=name tmplnamespace=name tmplinit=#.init tmpllexize=#.lexize',
    not: { [OID]: 'oid' },
  },
  pg_type: {
    compared: `typname=name typnamespace=name typowner=type.owner typlen=type.attributes typbyval=type.attributes
      typtype=kind typcategory=type.attributes typispreferred=type.attributes typdelim=type.attributes
      typsubscript=type.attributes typelem=type.attributes typinput=type.attributes typoutput=type.attributes
      typreceive=type.attributes typsend=type.attributes typmodin=type.attributes typmodout=type.attributes
      typanalyze=type.attributes typalign=type.attributes typstorage=type.attributes typnotnull=domain.notNull
      typbasetype=domain.type typtypmod=domain.type typcollation=domain.collation typdefault=domain.default
      typacl=type.privileges`,
    not: {
      [OID]: 'oid typarray typrelid',
      [DERIVED]: 'typdefaultbin',
      'a shell without a body is no type yet': 'typisdefined',
      'Postgres does not hold a value to the number of dimensions': 'typndims',
    },
  },
};
