export const backend = {
  why: {
    statementCache:
      'A cached statement lives on one server connection; in transaction mode the next transaction gets another one.',
    uniqueNames:
      'The dialect always prepares by name. Random names keep several processes from meeting on one server connection.',
    nullPool:
      'The pooler is the pool. A pool of its own would keep idle connections open at the pooler and count against its limit.',
    sslContext:
      'Supabase’s certificates come from its own root, which no system trusts. With the root named, the server is verified.',
    sslInUrl: 'Names the root that signed the server’s certificate, so that the server is verified.',
    sslCa: 'Without the root this driver encrypts but does not verify who answers.',
    nodeTls:
      'In this driver “require” already verifies, against the system’s roots, and Supabase’s root is not among them. The file makes it pass.',
    prepareThreshold:
      'The driver prepares by name what it has seen a few times. That breaks in transaction mode.',
    prepareFalse: 'Turns named prepared statements off; the driver uses them for every query otherwise.',
    serverSideCursors:
      'A cursor outside a transaction is gone when the pooler changes the server connection.',
    connMaxAge: 'The pooler keeps connections; holding one per process only uses up its limit.',
    pgbouncerFlag: 'Tells the Prisma engine not to keep named prepared statements.',
    directUrl: 'Migrations need one session for their lock, which transaction mode cannot give.',
    adapter: 'Prisma 7 reaches Postgres through node-postgres, so that driver’s rules apply.',
    execMode: 'Sends each query without preparing it by name.',
    binaryParameters:
      'Sends a query and its values in one round trip, so that both reach the same server connection.',
    preparedStatements: 'Turns named prepared statements off.',
    advisoryLocks: 'The lock around migrations belongs to a session, and transaction mode has none.',
    persistentFalse: 'The query is not kept as a named statement.',
  },
  breaks: {
    namedStatements:
      'Named prepared statements: the pooler hands every transaction another server connection, which does not know them.',
    sslmodeArgument:
      '“sslmode” in the URL: this dialect passes it on to a function that has no such argument. It wants “ssl=require”.',
    oldDialect:
      'SQLAlchemy before 2.0 cannot name its statements, so several connections collide. Upgrade, or use session mode.',
    foreignFlag: '“pgbouncer=true” is a flag of Prisma 6 and an error here.',
    cacheInUrl: '“statement_cache_size” in the URL arrives as text; it belongs into connect_args.',
    oldScheme: 'The scheme “postgres://” is not known to SQLAlchemy any more.',
    explicitPrepare: 'A statement prepared by hand is a named one.',
    systemCa: 'The system’s roots do not include Supabase’s.',
    listen: 'LISTEN needs a session; in transaction mode no notification arrives.',
    serverCursor: 'A server-side cursor outside a transaction is lost.',
    sessionSettings: 'Settings made at connection start do not last: the shared pooler drops them.',
    requireVerifies: '“sslmode=require” verifies the certificate in this driver, and the root is missing.',
    tlsOff: 'Turns verification off for every connection of the process. Never do this.',
    namedQueries: 'Queries with a name are kept as prepared statements.',
    postgresJsBelow: 'On postgres.js “prepare: false” is needed as well.',
    inertFlag: '“pgbouncer=true” does nothing since Prisma 7.',
    migrationLock:
      'Migrations through transaction mode: the advisory lock is lost or never freed. Use the session-mode URL.',
    autoSchema: 'The program changes the schema by itself at start, past the file that was deployed.',
    twoTrips: 'A query takes two round trips, and the second one may reach another server connection.',
  },
} as const;
