import { faultTable } from './fault-table';

/** What programs of other makers say in a migration: texts that a log or a report keeps without their SQLSTATE. */
export const PROGRAM_TEXTS = faultTable(`
https://github.com/brianc/node-postgres/issues/2009
supavisor.ssl-required | MUD-142 | - | - | error: SSL/TLS required
https://github.com/npgsql/npgsql/issues/2005
sign-in.scram-legacy | MUD-235 | - | - | Authentication method not supported (Received: 10)
https://github.com/ged/ruby-pg/blob/master/lib/pg/connection.rb
client.socket | MUD-132 | - | - | PG::ConnectionBad: could not connect to server: No such file or directory Is the server running locally and accepting connections on Unix domain socket "/var/run/postgresql/.s.PGSQL.5432"?
https://github.com/jackc/pgx/issues/1130
client.socket | MUD-132 | - | - | failed to connect to \`host=/tmp user=root database=\`: dial error (dial unix /tmp/.s.PGSQL.5432: connect: no such file or directory)
net.no-ipv6-route-address | MUD-122 | - | - | dial tcp [2600:1f16:1cd0:3303::1]:5432: connect: cannot assign requested address
https://github.com/sfackler/rust-postgres/blob/master/tokio-postgres/src/connect_tls.rs
tls.not-offered | MUD-140 | - | - | error performing TLS handshake: server does not support TLS
https://github.com/dbos-inc/dbos-transact-ts/issues/1102
net.closed | MUD-126 | - | - | error: {:shutdown, :client_termination}
https://github.com/pgjdbc/pgjdbc/issues/1507
program.timeout | MUD-125 | - | - | java.net.SocketTimeoutException: Connect timed out
tls.wrong-name-text | MUD-146 | - | - | The hostname db.example.com could not be verified by hostnameverifier PgjdbcHostnameVerifier.
https://github.com/lib/pq/blob/master/ssl.go
client.invalid-url-text | MUD-110 | - | - | pq: unsupported sslmode "no-verify"; only "require" (default), "verify-full", "verify-ca", and "disable" supported
https://pkg.go.dev/database/sql
client.no-driver | MUD-256 | - | - | sql: unknown driver "postgres" (forgotten import?)
https://github.com/launchbadge/sqlx/issues/1622
program.own-pool | MUD-238 | - | - | thread 'main' panicked: PoolTimedOut
https://docs.python.org/3/library/socket.html
dns.not-found-text | MUD-120 | - | - | socket.gaierror: [Errno 11001] getaddrinfo failed
program.timeout | MUD-125 | - | - | TimeoutError: [WinError 121] The semaphore timeout period has expired
https://github.com/spring-projects/spring-boot/issues/1676
client.invalid-url-text | MUD-110 | - | - | java.lang.IllegalArgumentException: URL must start with 'jdbc'
https://github.com/rails/rails/blob/main/activerecord/lib/active_record/connection_adapters.rb
client.no-driver | MUD-256 | - | - | LoadError: Error loading the 'postgresql' Active Record adapter. Missing a gem it depends on? pg is not part of the bundle.
https://learn.microsoft.com/en-us/dotnet/api/system.net.security.sslpolicyerrors
tls.wrong-name-text | MUD-146 | - | - | AuthenticationException: The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch
https://github.com/npgsql/npgsql/tree/main/src/Npgsql
net.timeout-text | MUD-125 | - | - | Npgsql.NpgsqlException (0x80004005): The operation has timed out
driver.unreachable | MUD-237 | - | - | Npgsql.NpgsqlException (0x80004005): Failed to connect to 192.0.2.1:5432
client.invalid-url-text | MUD-110 | - | - | System.ArgumentException: Keyword not supported: 'sslmode'.
client.invalid-url-text | MUD-110 | - | - | Couldn't set trust server certificate (Parameter 'trust server certificate')
client.invalid-url-text | MUD-110 | - | - | Format of the initialization string does not conform to specification starting at index 0.
https://github.com/pgjdbc/pgjdbc/tree/master/pgjdbc/src/main/java/org/postgresql/ssl
tls.ca-file-missing | MUD-148 | - | - | Could not open SSL root certificate file /root/.postgresql/root.crt.
https://github.com/pgjdbc/r2dbc-postgresql/tree/main/src/main/java/io/r2dbc/postgresql
sqlstate.28P01 | MUD-160 | - | - | ExceptionFactory$PostgresqlNonTransientResourceException: [28P01] password authentication failed
net.closed | MUD-126 | - | - | [08006] Connection unexpectedly closed
https://github.com/reactor/reactor-pool
driver.own-pool | MUD-238 | - | - | Acquisition of pooled connection timed out
https://github.com/slick/slick/issues/1183
driver.own-pool | MUD-238 | - | - | Task java.util.concurrent.FutureTask rejected from slick.util.AsyncExecutor$$anon$1: Task rejected from slick.util.AsyncExecutor
https://github.com/django/django/blob/main/django/db/backends/postgresql/base.py
client.no-driver | MUD-256 | - | - | django.core.exceptions.ImproperlyConfigured: Error loading psycopg2 or psycopg module
https://code.djangoproject.com/ticket/28062
postgres.bind-mismatch | MUD-200 | - | - | psycopg2.errors.InvalidCursorName: cursor "_django_curs_139" does not exist
https://github.com/rails/rails/blob/main/activerecord/lib/active_record/errors.rb
postgres.database-missing | MUD-220 | - | - | ActiveRecord::NoDatabaseError: We could not find your database: app_production. Available database configurations can be found in config/database.yml.
client.invalid-url-text | MUD-110 | - | - | ActiveRecord::AdapterNotSpecified: 'production' database is not configured. Available: ["development"]
https://github.com/elixir-ecto/postgrex/tree/master/lib/postgrex
client.without-tls | MUD-251 | - | - | ** (Postgrex.Error) ssl not available
postgres.prepared | MUD-200 | - | - | ERROR 26000 (invalid_sql_statement_name) prepared statement "ecto_521" does not exist
https://github.com/erlang/otp/blob/master/lib/ssl/src/ssl.erl
tls.ca-file-missing | MUD-148 | - | - | ssl connect: Options (or their values) can not be combined: [{verify,verify_peer}, {cacerts,undefined}]
tls.unknown-ca-text | MUD-153 | - | - | TLS client: In state certify at ssl_handshake.erl:2111 generated CLIENT ALERT: Fatal - Unknown CA
https://github.com/jackc/pgx/tree/master/pgconn
program.url | MUD-110 | - | - | cannot parse \`postgres://h:port/d\`: failed to parse as URL (parse "postgres://h:port/d": invalid port "…" after host)
client.misuse | MUD-257 | - | - | conn busy
https://github.com/launchbadge/sqlx/blob/main/sqlx-core/src/net/tls/mod.rs
client.without-tls | MUD-251 | - | - | TLS upgrade required by connect options but SQLx was built without TLS support enabled
https://github.com/maplibre/martin/issues/2632
driver.unreachable | MUD-237 | - | - | Unable to get a Postgres connection from the pool postgres: Error occurred while creating a new object: error connecting to server
https://github.com/juliusmarminge/t3-supaedge/issues/5
client.no-driver | MUD-256 | - | - | VercelPostgresError: This connection string is meant to be used with a direct connection. Make sure to use a pooled connection string
https://github.com/porsager/postgres/blob/master/src/errors.js
net.closed | MUD-126 | - | - | write CONNECTION_CLOSED h.example.com:6543
net.closed | MUD-126 | - | - | write CONNECTION_ENDED h.example.com:5432
https://github.com/postgres/postgres/blob/master/src/backend/libpq/auth.c
client.no-user | MUD-249 | - | - | no PostgreSQL user name specified in startup packet
https://www.prisma.io/docs/orm/reference/error-reference
driver.prisma-migrate | MUD-258 | - | - | Error: P4002 The schema of the introspected database was inconsistent: Cross schema references are only allowed when the target schema is listed
https://docs.python.org/3/library/asyncio-eventloop.html
net.refused-text | MUD-124 | - | - | OSError: Multiple exceptions: [Errno 111] Connect call failed ('::1', 5432, 0, 0), [Errno 111] Connect call failed ('127.0.0.1', 5432)
https://docs.sqlalchemy.org/en/20/errors.html
client.invalid-url-text | MUD-110 | - | - | Could not parse SQLAlchemy URL from string 'postgresql://u@h:port/d'
client.misuse | MUD-257 | - | - | greenlet_spawn has not been called; can't call await_only() here
https://github.com/sequelize/sequelize/blob/v6/src/dialects/abstract/connection-manager.js
client.no-driver | MUD-256 | - | - | Please install pg package manually
https://github.com/typeorm/typeorm/blob/master/src/error/DriverPackageNotInstalledError.ts
client.no-driver | MUD-256 | - | - | DriverPackageNotInstalledError: Postgres package has not been found installed. Please run "npm install pg".
https://github.com/postgres/postgres/blob/master/src/interfaces/libpq/fe-connect.c
client.not-postgres | MUD-240 | - | - | received invalid response to SSL negotiation: H
https://github.com/postgres/postgres/tree/master/src/bin/pg_dump
client.older-than-server | MUD-250 | - | - | pg_dump: error: aborting because of server version mismatch
client.older-than-server | MUD-250 | - | - | pg_dump: detail: server version: 17.4; pg_dump version: 15.8
client.older-than-server | MUD-250 | - | - | pg_restore: error: unsupported version (1.16) in file header
client.older-than-server | MUD-250 | - | - | invalid command \\restrict
https://www.postgresql.org/docs/17/errcodes-appendix.html
words.conflict | MUD-207 | - | - | ERROR:  deadlock detected
words.conflict | MUD-207 | - | - | ERROR:  could not serialize access due to concurrent update
words.aborted | MUD-213 | - | - | ERROR:  current transaction is aborted, commands ignored until end of transaction block
words.constraint | MUD-208 | - | - | ERROR:  duplicate key value violates unique constraint "users_pkey"
words.row-security | MUD-224 | - | - | ERROR:  new row violates row-level security policy for table "users"
words.missing | MUD-209 | - | - | ERROR:  relation "users" does not exist
words.missing | MUD-209 | - | - | ERROR:  function uuid_generate_v4() does not exist
words.missing | MUD-209 | - | - | ERROR:  type "citext" does not exist
words.exists | MUD-211 | - | - | ERROR:  relation "users" already exists
words.syntax | MUD-210 | - | - | ERROR:  syntax error at or near "\\"
words.value | MUD-212 | - | - | ERROR:  invalid byte sequence for encoding "UTF8": 0x00
words.value | MUD-212 | - | - | ERROR:  value too long for type character varying(20)
words.files | MUD-218 | - | - | could not open relation mapping file "global/pg_filenode.map": No such file or directory
words.memory | MUD-231 | - | - | ERROR:  out of shared memory
words.disk | MUD-230 | - | - | could not resize shared memory segment "/PostgreSQL.123" to 8388608 bytes: No space left on device
https://github.com/yandex/odyssey
pgbouncer.server-unreachable | MUD-225 | - | - | odyssey: c1234: failed to get remote server connection
https://github.com/postgresml/pgcat
pgbouncer.server-unreachable | MUD-225 | - | - | could not get connection from the pool - AllServersDown
https://nodejs.org/api/errors.html#openssl-errors
tls.protocol | MUD-147 | - | - | write EPROTO 140735:error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER
https://github.com/npgsql/npgsql/issues/2054
client.out-of-step | MUD-041 | - | - | Received unexpected backend message DataRow. Please file a bug.
https://github.com/npgsql/npgsql/issues/1280
client.out-of-step | MUD-041 | - | - | Received backend message CompletedResponse while expecting ParseCompleteMessage. Please file a bug.
https://github.com/npgsql/efcore.pg/issues/3233
client.out-of-step | MUD-041 | - | - | Npgsql.NpgsqlException (0x80004005): Received backend message ParseComplete while expecting BindCompleteMessage. Please file a bug.
https://github.com/npgsql/npgsql/issues/4119
client.out-of-step | MUD-041 | - | - | Unknown message code: 23
https://github.com/brianc/node-postgres/blob/master/packages/pg/lib/client.js
client.out-of-step | MUD-041 | - | - | Received unexpected commandComplete message from backend.
https://github.com/transact-rs/sqlx/issues/67
client.out-of-step | MUD-041 | - | - | encountered unexpected or invalid data: expecting ParseComplete but received ParameterDescription
https://github.com/transact-rs/sqlx/issues/204
client.out-of-step | MUD-041 | - | - | run: unexpected message: ErrorResponse
https://github.com/ThetaTau/CMT/issues/391
client.out-of-step | MUD-041 | - | - | OperationalError: lost synchronization with server: got message type "t", length 1627389952
https://github.com/pgbouncer/pgbouncer/issues/822
client.out-of-step | MUD-041 | - | - | S-0x55a94735d210: dbname/username1@127.0.0.1:5433 got packet '1' from server when not linked
https://github.com/supabase/supabase/pull/31027
supavisor.closed-signing-in | MUD-042 | - | - | Connection closed when state was authentication
supavisor.upstream-down | MUD-225 | - | - | Connection failed {:error, :eaddrnotavail} to 'db.xxx.supabase.co':5432
supavisor.upstream-down | MUD-225 | - | - | Connection failed {:error, :nxdomain} to 'db.xxx.supabase.co':5432
https://github.com/prisma/orm/issues/21740
supavisor.tenant-not-found | MUD-169 | - | - | Error: FATAL: Tenant not found
https://github.com/supabase/cli/issues/4277
supavisor.tenant-not-found | MUD-169 | - | - | failed to connect to \`host=aws-1-us-east-2.pooler.supabase.com user=postgres.abc database=postgres\`: server error (FATAL: Tenant or user not found (SQLSTATE XX000))
https://github.com/PostHog/posthog.com/pull/2049
postgres.role-named-text | MUD-209 | - | - | ERROR:  role "posthog" does not exist
https://github.com/supabase/supabase/issues/35188
words.constraint | MUD-208 | - | - | ERROR:  duplicate key value violates unique constraint "schema_migrations_pkey"
postgres.superuser | MUD-224 | - | - | ERROR:  must be owner of table subscription
https://github.com/supabase/cli/issues/3531
postgres.permission | MUD-224 | - | - | failed to create migration table: ERROR: permission denied for database postgres (SQLSTATE 42501)
https://github.com/supabase/cli/issues/1878
words.exists | MUD-211 | - | - | Reason: role "anon" already exists
https://www.prisma.io/docs/orm/prisma-migrate/workflows/development-and-production
program.session-lock | MUD-630 | - | - | Error: P1002 The database server at \`aws-0-eu-west-1.pooler.supabase.com\`:\`6543\` was reached but timed out. Context: Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Elapsed: 10000ms.
https://documentation.red-gate.com/fd/postgresql-transactional-lock-224003180.html
program.session-lock | MUD-630 | - | - | Unable to obtain table lock - another Flyway instance may be running
https://docs.liquibase.com/concepts/tracking-tables/databasechangeloglock-table.html
program.session-lock | MUD-630 | - | - | Could not acquire change log lock. Currently locked by 172.17.0.1
https://github.com/golang-migrate/migrate/blob/master/database/driver.go
program.session-lock | MUD-630 | - | - | error: can't acquire lock
https://api.rubyonrails.org/classes/ActiveRecord/ConcurrentMigrationError.html
program.session-lock | MUD-630 | - | - | Cannot run migrations because another migration process is currently running.
program.session-lock | MUD-630 | - | - | ActiveRecord::ConcurrentMigrationError: Failed to release advisory lock
https://www.postgresql.org/docs/17/functions-admin.html#FUNCTIONS-ADVISORY-LOCKS
program.session-lock | MUD-630 | - | - | WARNING:  you don't own a lock of type ExclusiveLock
https://github.com/postgres/postgres/blob/master/src/bin/pg_dump/pg_backup_archiver.c
program.dump-format | MUD-631 | - | - | pg_restore: error: input file appears to be a text format dump. Please use psql.
program.dump-format | MUD-631 | - | - | pg_restore: error: did not find magic string in file header
https://github.com/postgres/postgres/blob/master/src/bin/psql/mainloop.c
program.dump-format | MUD-631 | - | - | The input is a PostgreSQL custom-format dump. Use the pg_restore command-line client to restore this dump to a database.
https://docs.postgrest.org/en/v13/references/errors.html
program.own-pool | MUD-238 | - | - | {"code":"PGRST003","details":null,"hint":null,"message":"Timed out acquiring connection from connection pool."}
program.unreachable | MUD-237 | - | - | {"code":"PGRST001","message":"Database client error. Retrying the connection."}
program.unreachable | MUD-237 | - | - | {"code":"PGRST002","message":"Could not query the database for the schema cache. Retrying."}
https://github.com/supabase/supabase/issues/11957
postgres.password | MUD-160 | - | - | {"code":"PGRST000","details":"connection to server at \\"supabase-db\\" (172.31.0.4), port 5432 failed: FATAL:  password authentication failed for user \\"authenticator\\"\\n","hint":null}
https://github.com/launchbadge/sqlx/blob/main/sqlx-core/src/error.rs
program.own-pool | MUD-238 | - | - | PoolTimedOut
net.closed | MUD-126 | - | - | error communicating with database: unexpected end of file
https://developers.cloudflare.com/hyperdrive/observability/troubleshooting/
program.pool-busy | MUD-182 | - | - | Hyperdrive: Failed to acquire a connection from the pool.
https://github.com/psycopg/psycopg/blob/master/psycopg/psycopg/generators.py
program.unreachable | MUD-237 | - | - | psycopg.OperationalError: connection is bad: no error details available
https://docs.python.org/3/library/asyncio-exceptions.html
program.timeout | MUD-125 | - | - | asyncio.exceptions.TimeoutError
https://github.com/postgres/postgres/blob/master/src/interfaces/libpq/fe-connect.c
program.url | MUD-110 | - | - | weak sslmode "require" may not be used with sslrootcert=system (use "verify-full")
program.url | MUD-110 | - | - | sslmode value "no-verify" invalid
https://github.com/brianc/node-postgres/issues/2009
program.url | MUD-110 | - | - | TypeError: Cannot read properties of undefined (reading 'searchParams')
https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html
program.async-driver | MUD-256 | - | - | sqlalchemy.exc.InvalidRequestError: The asyncio extension requires an async driver to be used. The loaded 'psycopg2' is not async.
https://github.com/supabase/supavisor/issues/663
program.pooler-restarted | MUD-190 | - | - | Internal error encountered. Parameter server_version changed
https://nodejs.org/docs/latest/api/net.html
net.timeout | MUD-125 | - | - | Error: connect ETIMEDOUT 3.65.151.229:5432
net.timeout | MUD-125 | - | - | { errno: -110, code: 'ETIMEDOUT', syscall: 'connect', address: '192.0.2.1', port: 5432, fatal: true }
net.reset | MUD-126 | - | - | Error: read ECONNRESET
net.timeout | MUD-125 | - | - | ETIMEDOUT
https://docs.python.org/3/library/ssl.html#ssl.SSLEOFError
tls.closed-in-handshake | MUD-152 | - | - | ssl.SSLEOFError: EOF occurred in violation of protocol (_ssl.c:2427)
https://learn.microsoft.com/en-us/windows/win32/winsock/windows-sockets-error-codes-2
net.closed | MUD-126 | - | - | could not receive data from server: Software caused connection abort (0x00002745/10053)
https://neon.tech/docs/connect/connection-errors
postgres.password | MUD-160 | - | - | ERROR:  password authentication failed for user 'neondb_owner'
https://cloud.google.com/sql/docs/postgres/debugging-connectivity
cloud-sql.proxy | MUD-247 | - | - | googleapi: Error 403: The client is not authorized to make requests., notAuthorized
https://www.pgbouncer.org/usage.html
pgbouncer.server-login | MUD-187 | - | - | FATAL: bouncer config error
pgbouncer.query-timeout | MUD-223 | - | - | ERROR: query_timeout
https://github.com/postgres/postgres/blob/master/src/backend/catalog/namespace.c
words.no-schema | MUD-209 | - | - | ERROR:  no schema has been selected to create in
words.depends | MUD-239 | - | - | ERROR:  cannot drop schema public because other objects depend on it
words.role | MUD-224 | - | - | ERROR:  must be member of role "supabase_admin"
postgres.superuser | MUD-224 | - | - | ERROR:  must be able to SET ROLE "app"
https://github.com/postgres/postgres/blob/master/src/backend/tcop/postgres.c
words.startup | MUD-204 | - | - | FATAL:  invalid command-line argument for server process: reference=abcdefghijklmnopqrst
words.protocol | MUD-242 | - | - | FATAL:  expected SASL response, got message type 88
https://github.com/supabase/supabase/issues/17817
dns.project-or-ipv6-text | MUD-121 | - | - | SQLSTATE[08006] [7] could not translate host name "db.abcdefghijklmnopqrst.supabase.co" to address: Unknown host
net.no-ipv6-route-text | MUD-122 | - | - | connection to server at "db.abcdefghijklmnopqrst.supabase.co" (2a05:d018::1), port 5432 failed: Network is unreachable
https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.troubleshooting.html
rds.iam-without-tls | MUD-141 | - | - | IAM authentication is allowed only with SSL connections.
https://github.com/elixir-ecto/postgrex/blob/master/lib/postgrex/protocol.ex
tls.not-offered | MUD-140 | - | - | [error] Postgrex.Protocol (#PID<0.300.0>) failed to connect: ** (DBConnection.ConnectionError) ssl not available
https://github.com/npgsql/npgsql/blob/main/src/Npgsql/Internal/NpgsqlReadBuffer.cs
net.timeout-text | MUD-125 | - | - | Npgsql.NpgsqlException (0x80004005): Exception while reading from stream ---> System.TimeoutException: Timeout during reading attempt
https://github.com/postgres/postgres/blob/master/src/interfaces/libpq/fe-secure-openssl.c
net.closed | MUD-126 | - | - | psycopg2.OperationalError: SSL connection has been closed unexpectedly
https://learn.microsoft.com/en-us/sql/odbc/reference/appendixes/appendix-a-odbc-error-codes
client.no-driver | MUD-256 | - | - | [unixODBC][Driver Manager]Data source name not found and no default driver specified
client.no-driver | MUD-256 | - | - | [unixODBC][Driver Manager]Can't open lib 'PostgreSQL Unicode' : file not found
`);
