import type { CatalogCoverage } from './catalog-coverage';

const OID = 'an OID: other in every database';
const CLUSTER = 'of the whole server: a schema neither makes nor needs it, and a project’s is the provider’s';
const DATA = 'data or what ANALYZE found in it, not schema';
const DERIVED = 'follows from what is compared';

/** Catalogs of the database and of the server around the schemas. */
export const DATABASE_COVERAGE: Readonly<Record<string, CatalogCoverage>> = {
  pg_am: { compared: 'amname=name amhandler=#.handler amtype=#.type', not: { [OID]: 'oid' } },
  pg_auth_members: {
    not: { [CLUSTER]: 'oid roleid member grantor admin_option inherit_option set_option' },
  },
  pg_authid: {
    not: {
      [CLUSTER]: `oid rolname rolsuper rolinherit rolcreaterole rolcreatedb rolcanlogin rolreplication rolbypassrls
        rolconnlimit rolpassword rolvaliduntil`,
    },
  },
  pg_database: {
    not: {
      'read to know whose grants on public say nothing': 'datdba',
      [CLUSTER]: `oid datname encoding datlocprovider datistemplate datallowconn dathasloginevt datconnlimit
        datfrozenxid datminmxid dattablespace datcollate datctype datlocale daticulocale daticurules datcollversion datacl
        datlastsysoid`,
    },
  },
  pg_db_role_setting: { not: { [CLUSTER]: 'setdatabase setrole setconfig' } },
  pg_default_acl: {
    compared: 'defaclrole=name defaclnamespace=name defaclobjtype=name defaclacl=#.privileges',
    not: { [OID]: 'oid' },
  },
  pg_depend: {
    compared: 'deptype=function.extensionDependency',
    not: { [DERIVED]: 'classid objid objsubid refclassid refobjid refobjsubid' },
  },
  pg_event_trigger: {
    compared:
      'evtname=name evtevent=#.event evtowner=#.owner evtfoid=#.function evtenabled=#.enabled evttags=#.tags',
    not: { [OID]: 'oid' },
  },
  pg_extension: {
    compared: 'extname=name extnamespace=extension.schema extversion=extension.version',
    not: {
      [OID]: 'oid',
      'what the extension’s own script says': 'extrelocatable extconfig extcondition',
      'on a hosted project the provider’s': 'extowner',
    },
  },
  pg_foreign_data_wrapper: {
    compared: `fdwname=name fdwowner=#.owner fdwhandler=#.handler fdwvalidator=#.validator fdwacl=#.privileges
      fdwoptions=#.foreignOptions`,
    not: { [OID]: 'oid' },
  },
  pg_foreign_server: {
    compared: `srvname=name srvowner=#.owner srvfdw=#.wrapper srvtype=#.type srvversion=#.version srvacl=#.privileges
      srvoptions=#.foreignOptions`,
    not: { [OID]: 'oid' },
  },
  pg_init_privs: {
    not: { 'what initdb and extensions grant': 'objoid classoid objsubid privtype initprivs' },
  },
  pg_language: {
    compared: `lanname=name lanowner=#.owner lanpltrusted=#.trusted lanplcallfoid=#.handler laninline=#.inline
      lanvalidator=#.validator lanacl=#.privileges`,
    not: { [OID]: 'oid', [DERIVED]: 'lanispl' },
  },
  pg_largeobject: { not: { [DATA]: 'loid pageno data' } },
  pg_largeobject_metadata: { not: { [DATA]: 'oid lomowner lomacl' } },
  pg_parameter_acl: { not: { [CLUSTER]: 'oid parname paracl' } },
  pg_publication: {
    compared: `pubname=name pubowner=publication.owner puballtables=publication.allTables pubinsert=publication.operations
      pubupdate=publication.operations pubdelete=publication.operations pubtruncate=publication.operations
      pubviaroot=publication.viaRoot pubgencols=publication.generatedColumns`,
    not: { [OID]: 'oid' },
  },
  pg_publication_namespace: {
    compared: 'pnpubid=name pnnspid=publication.schemas',
    not: { [OID]: 'oid' },
  },
  pg_publication_rel: {
    compared: 'prpubid=name prrelid=publication.tables prqual=publication.tables prattrs=publication.tables',
    not: { [OID]: 'oid' },
  },
  pg_replication_origin: { not: { [CLUSTER]: 'roident roname' } },
  pg_shdepend: { not: { [DERIVED]: 'dbid classid objid objsubid refclassid refobjid deptype' } },
  pg_shdescription: { not: { [CLUSTER]: 'objoid classoid description' } },
  pg_shseclabel: { not: { [CLUSTER]: 'objoid classoid provider label' } },
  pg_statistic: {
    not: {
      [DATA]: `starelid staattnum stainherit stanullfrac stawidth stadistinct stakind1 stakind2 stakind3 stakind4 stakind5
        staop1 staop2 staop3 staop4 staop5 stacoll1 stacoll2 stacoll3 stacoll4 stacoll5 stanumbers1 stanumbers2 stanumbers3
        stanumbers4 stanumbers5 stavalues1 stavalues2 stavalues3 stavalues4 stavalues5`,
    },
  },
  pg_statistic_ext_data: {
    not: { [DATA]: 'stxoid stxdinherit stxdndistinct stxddependencies stxdmcv stxdexpr' },
  },
  pg_subscription: {
    not: {
      'a stream from another server, made by step and never by a schema file': `oid subdbid subskiplsn subname subowner
        subenabled subbinary substream subtwophasestate subdisableonerr subpasswordrequired subrunasowner subfailover
        subconninfo subslotname subsynccommit subpublications suborigin`,
    },
  },
  pg_subscription_rel: { not: { [DATA]: 'srsubid srrelid srsubstate srsublsn' } },
  pg_tablespace: { not: { [CLUSTER]: 'oid spcname spcowner spcacl spcoptions' } },
  pg_user_mapping: {
    compared: 'umuser=name umserver=name umoptions=#.optionNames',
    not: { [OID]: 'oid' },
  },
};
