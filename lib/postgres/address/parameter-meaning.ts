import type { LeftOutReason } from './left-out';

/** What a parameter says; one that is only left out has the reason for that instead. */
export type ParameterMeaning =
  | 'searchPath'
  | 'options'
  | 'setting'
  | 'applicationName'
  | 'targetSessionAttrs'
  | 'channelBinding'
  | 'sslNegotiation'
  | 'sslMode'
  | 'ssl'
  | 'trustServer'
  | 'sslFactory'
  | 'sslAccept'
  | 'rootCertificate'
  | 'certificate'
  | 'key'
  | 'connectTimeout'
  | 'connectTimeoutMs'
  | 'poolMax'
  | 'poolTimeout'
  | 'pgbouncer'
  | 'initSql'
  | LeftOutReason;

/**
 * Names without case, blanks, dashes and underscores, as libpq, pgjdbc, Npgsql, psqlODBC, Prisma, node-postgres,
 * postgres.js, asyncpg, SQLAlchemy, pgx, lib/pq, sqlx and r2dbc spell them.
 */
const MEANINGS: readonly (readonly [ParameterMeaning, string])[] = [
  ['searchPath', 'schema currentschema searchpath schemas schemasearchpath'],
  ['options', 'options'],
  [
    'setting',
    'statementtimeout locktimeout idleintransactionsessiontimeout idlesessiontimeout transactiontimeout timezone datestyle intervalstyle clientencoding role workmem jit defaulttransactionreadonly defaulttransactionisolation rowsecurity extrafloatdigits byteaoutput standardconformingstrings',
  ],
  ['applicationName', 'applicationname fallbackapplicationname appname'],
  ['targetSessionAttrs', 'targetsessionattrs targetsessionattributes targetservertype'],
  ['channelBinding', 'channelbinding'],
  ['sslNegotiation', 'sslnegotiation'],
  ['sslMode', 'sslmode tlsmode'],
  ['ssl', 'ssl requiressl tls usessl sslrequire requiretls encrypt'],
  ['trustServer', 'trustservercertificate rejectunauthorized'],
  ['sslFactory', 'sslfactory'],
  ['sslAccept', 'sslaccept'],
  ['rootCertificate', 'sslrootcert rootcertificate sslrootcertificate sslca'],
  ['certificate', 'sslcert sslcertificate sslidentity'],
  ['key', 'sslkey'],
  ['connectTimeout', 'connecttimeout logintimeout timeout'],
  ['connectTimeoutMs', 'connectiontimeoutmillis'],
  [
    'poolMax',
    'connectionlimit maximumpoolsize maxpoolsize poolmaxconns poolsize maxconnections maxsize pool max',
  ],
  ['poolTimeout', 'pooltimeout'],
  ['pgbouncer', 'pgbouncer'],
  ['initSql', 'connectioninitsql initsql connectinitsql initsqls initconnectionsqls'],
  ['file-elsewhere', 'service servicefile passfile sslcrl sslcrldir'],
  [
    'driver-setting',
    'preparethreshold preparedstatementcachequeries preparedstatementcachesizemib preparedstatementcachesize statementcachesize statementcachecapacity defaultqueryexecmode descriptioncachecapacity prepare binaryparameters binarytransfer maxautoprepare autopreparemin noresetonclose pooling minimumpoolsize minpoolsize poolminconns poolmaxconnlifetime poolmaxconnidletime poolhealthcheckperiod connectionidlelifetime connectionlifetime connectionpruninginterval multiplexing enlist commandtimeout internalcommandtimeout cancellationtimeout readbuffersize writebuffersize rewritebatchedinserts stringtype defaultrowfetchsize loglevel loggerlevel autosave adaptivefetch socketfactory socketfactoryarg cloudsqlinstance uselibpqcompat asyncfallback autocommit fetchsize usedeclarefetch protocol bytea includeerrordetail persistsecurityinfo includeerrordetails maxuses idletimeout maxlifetime maxpreparedstatements querytimeout poolrecycle connmaxage connhealthchecks atomicrequests disableserversidecursors engine adapter encoding driver dialect driverclassname type provider checkoutmode retry maxretries fetchtypes loadbalancehosts loadtableconstraints',
  ],
  [
    'client-setting',
    'keepalives keepalivesidle keepalivesinterval keepalivescount keepalive tcpkeepalive tcpkeepalives tcpusertimeout sockettimeout gssencmode gsslib gssdelegation krbsrvname kerberosservicename includerealm requirepeer requireauth sslcompression sslsni sslminprotocolversion sslmaxprotocolversion sslcertmode minprotocolversion maxprotocolversion scramclientkey scramserverkey replication assumeminserverversion hostaddrtype receivebuffersize sendbuffersize sslpasswordcallback cancelsignaltimeout checkcertificaterevocation nonagle',
  ],
];

const BY_NAME: ReadonlyMap<string, ParameterMeaning> = new Map(
  MEANINGS.flatMap(([meaning, names]) => names.split(' ').map((name) => [name, meaning] as const)),
);

/** A parameter's name as the table above spells it. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** What a parameter means, by whatever driver's spelling of its name; `unknown` where nobody knows it. */
export function meaningOf(name: string): ParameterMeaning {
  const plain = plainName(name);
  // A custom setting of the server has a dot in it (`app.tenant`), and so have Hikari's and Spring's options.
  if (plain.startsWith('hikari.') || plain.startsWith('spring.')) return 'driver-setting';
  return BY_NAME.get(plain) ?? 'unknown';
}
