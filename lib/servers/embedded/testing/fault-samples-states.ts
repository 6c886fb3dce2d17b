import { faultTable } from './fault-table';

/** Errors of PostgreSQL by kind of SQLSTATE, and what Supavisor says since 2.9: sent on the wire like the others. */
export const STATE_SAMPLES = faultTable(`
https://github.com/supabase/supavisor/tree/main/lib/supavisor/errors
supavisor.prepared-not-found | MUD-200 | 26000 | - | (EPREPAREDNOTFOUND) prepared statement "s0" does not exist
supavisor.prepared-not-found | MUD-200 | 26000 | pooler:6543 | (EPREPAREDNOTFOUND) prepared statement "lrupsc_1_0" does not exist
supavisor.session-leak | MUD-245 | XX000 | - | (ESETNOTALLOWED) session-level SET statements are not allowed in transaction mode
supavisor.session-leak | MUD-245 | XX000 | - | (ESESSIONLEAK) LISTEN is not allowed in transaction mode
supavisor.startup-option | MUD-243 | 22023 | - | (EINVALIDSTARTUPOPTION) invalid value for parameter "log_level": "loud"
supavisor.max-proxy | MUD-181 | XX000 | - | (EMAXPROXYCONN) max proxy connections reached, limit: 1000
supavisor.jit | MUD-158 | XX000 | - | (EJITREQUESTFAILED) failed to reach JIT provider for user "postgres"
supavisor.checkout-failed | MUD-225 | XX000 | - | (ECHECKOUTFAILED) checkout failed due to db error
supavisor.checkout-failed | MUD-225 | XX000 | - | (EPOOLTERMINATING) pool terminating: terminating connection due to administrator command
https://github.com/postgres/postgres/blob/master/src/backend/libpq/auth.c
sign-in.client-certificate | MUD-156 | 28000 | - | connection requires a valid client certificate
sign-in.client-certificate | MUD-156 | 28000 | - | certificate authentication failed for user "app"
sign-in.peer | MUD-157 | 28000 | - | Peer authentication failed for user "postgres"
sign-in.peer | MUD-157 | 28000 | - | Ident authentication failed for user "app"
sign-in.service | MUD-158 | 28000 | - | PAM authentication failed for user "iam_user"
sign-in.service | MUD-158 | 28000 | - | LDAP authentication failed for user "app"
sign-in.service | MUD-158 | 28000 | - | GSSAPI authentication failed for user "app"
sign-in.service | MUD-158 | 28000 | - | SSPI authentication failed for user "app"
sign-in.service | MUD-158 | 28000 | - | RADIUS authentication failed for user "app"
sign-in.service | MUD-158 | 28000 | - | BSD authentication failed for user "app"
postgres.role-missing | MUD-174 | 28000 | - | role "ghost" does not exist
sqlstate.28000-any | MUD-255 | 28000 | - | could not find a matching rule
sqlstate.class-28 | MUD-255 | 28XYZ | - | another refusal
https://cloud.google.com/sql/docs/postgres/iam-logins
sign-in.service | MUD-158 | 28000 | - | Cloud SQL IAM user authentication failed for user "worker@proj.iam"
sign-in.service | MUD-158 | 28000 | - | Cloud SQL IAM service account authentication failed for user "worker@proj.iam"
https://learn.microsoft.com/en-us/azure/postgresql/flexible-server/how-to-configure-sign-in-azure-ad-authentication
sign-in.service | MUD-158 | 28000 | - | The access token has expired. Acquire a new token and retry
sign-in.service | MUD-158 | 28000 | - | Azure AD authentication failed for user "app@tenant"
azure.user-name | MUD-249 | 28000 | - | Invalid Username specified. Please check the Username and retry connection. The Username should be in <username@hostname> format.
https://neon.com/docs/connect/connection-errors
neon.endpoint-unknown | MUD-197 | XX000 | - | Endpoint ID is not specified. Either please upgrade the postgres client library (libpq) for SNI support or pass the endpoint ID (first part of the domain name) as a parameter: '?options=endpoint%3D<endpoint-id>'. See more at https://neon.tech/sni
neon.endpoint-unknown | MUD-197 | XX000 | - | Inconsistent project name inferred from SNI ('ep-a') and project option ('ep-b').
neon.endpoint-unknown | MUD-197 | XX000 | - | The requested endpoint could not be found, or you don't have access to it. Please check the provided ID and try again.
neon.quota | MUD-198 | XX000 | - | Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits.
neon.quota | MUD-198 | 53300 | - | Your project has exceeded the data transfer quota. Upgrade your plan to increase limits.
neon.quota | MUD-198 | XX000 | - | You have exceeded the limit of concurrently active endpoints. Please suspend some endpoints or contact our support to extend your limit.
neon.quota | MUD-198 | 53100 | - | could not extend file because project size limit (512 MB) has been exceeded
neon.compute-off | MUD-199 | XX000 | - | The endpoint has been disabled. Enable it using Neon API and retry.
neon.compute-off | MUD-199 | XX000 | - | Couldn't connect to compute node
neon.compute-off | MUD-199 | XX000 | - | Control plane request failed
neon.compute-off | MUD-199 | XX000 | - | Failed to wake up the compute node
https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.troubleshooting.html
rds.proxy | MUD-247 | 28000 | - | This RDS proxy has no credentials for the role app. Check the credentials for this role and try again.
rds.proxy | MUD-247 | 0A000 | - | Feature not supported: RDS Proxy currently doesn't support streaming replication mode.
rds.proxy | MUD-247 | 0A000 | - | Feature not supported: RDS Proxy currently doesn't support the option statement_timeout.
rds.proxy | MUD-247 | 0A000 | - | Feature not supported: RDS Proxy currently doesn’t support command-line options.
rds.proxy | MUD-247 | 53300 | - | Timed-out waiting to acquire database connection
rds.proxy | MUD-247 | 28P01 | - | The password that was provided for the role postgres is wrong.
https://cloud.google.com/sql/docs/postgres/connect-auth-proxy
cloud-sql.proxy | MUD-247 | 28000 | - | failed to connect to instance: Error 403: boss::NOT_AUTHORIZED: Not authorized to access resource. Possibly missing permission cloudsql.instances.get
https://github.com/postgres/postgres/blob/master/src/backend/utils/init/postinit.c
postgres.role-slots | MUD-192 | 53300 | - | too many connections for role "lim"
postgres.database-slots | MUD-193 | 53300 | - | too many connections for database "hotel"
postgres.no-connections-allowed | MUD-196 | 55000 | - | database "template0" is not currently accepting connections
postgres.no-connections-allowed | MUD-196 | 55000 | - | cannot connect to invalid database "hotel"
postgres.starting | MUD-221 | 57P03 | - | the database system is not yet accepting connections
postgres.starting | MUD-221 | 57P03 | - | the database system is not accepting connections
https://github.com/postgres/postgres/blob/master/src/backend/tcop/postgres.c
postgres.user-cancel | MUD-194 | 57014 | - | canceling statement due to user request
postgres.transaction-timeout | MUD-195 | 25P04 | - | terminating connection due to transaction timeout
postgres.idle-session | MUD-205 | 57P05 | - | terminating connection due to idle-session timeout
postgres.recovery-conflict | MUD-206 | 40001 | - | canceling statement due to conflict with recovery
postgres.recovery-conflict | MUD-206 | 57P04 | - | terminating connection due to conflict with recovery
postgres.bind-mismatch | MUD-200 | 08P01 | - | bind message supplies 1 parameters, but prepared statement "" requires 0
postgres.bind-mismatch | MUD-200 | 26000 | - | unnamed prepared statement does not exist
postgres.bind-mismatch | MUD-200 | 34000 | - | portal "C_1" does not exist
postgres.cached-plan | MUD-215 | 0A000 | - | cached plan must not change result type
pgbouncer.protocol | MUD-242 | 08P01 | - | invalid frontend message type 112
sign-in.scram-legacy | MUD-235 | 0A000 | - | unsupported frontend protocol 1234.5680: server supports 3.0 to 3.0
postgres.autovacuum-cancel | MUD-228 | 55P03 | - | could not obtain lock on relation "users"
postgres.autovacuum-cancel | MUD-228 | 55P03 | - | could not obtain lock on row in relation "users"
https://github.com/postgres/postgres/blob/master/src/backend/utils/misc/guc.c
postgres.setting-value | MUD-243 | 22023 | - | invalid value for parameter "TimeZone": "Mars/Base"
postgres.setting-value | MUD-243 | 22023 | - | invalid value for parameter "client_encoding": "auto"
postgres.setting-value | MUD-243 | 55P02 | - | parameter "shared_buffers" cannot be changed without restarting the server
postgres.unknown-parameter | MUD-204 | 42704 | - | unrecognized configuration parameter "transaction_timeout"
sqlstate.22023 | MUD-243 | 22023 | - | valor no válido
https://github.com/postgres/postgres/blob/master/src/backend/commands/extension.c
postgres.extension-missing | MUD-244 | 0A000 | - | extension "timescaledb" is not available
postgres.extension-missing | MUD-244 | 58P01 | - | could not open extension control file "/usr/share/postgresql/17/extension/postgis.control": No such file or directory
postgres.extension-missing | MUD-244 | 58P01 | - | could not access file "$libdir/pg_cron": No such file or directory
https://github.com/postgres/postgres/blob/master/src/backend/catalog/aclchk.c
postgres.superuser | MUD-224 | 42501 | - | must be superuser to create a base type
postgres.superuser | MUD-224 | 42501 | - | must be able to SET ROLE "app_owner"
postgres.permission | MUD-224 | 42501 | - | permission denied for schema auth
postgres.permission | MUD-224 | 42501 | - | permission denied for sequence users_id_seq
postgres.permission | MUD-224 | 42501 | - | permission denied to create extension "postgis"
postgres.permission | MUD-224 | 42501 | - | permission denied to set role "admin"
https://github.com/postgres/postgres/blob/master/src/backend/tcop/backend_startup.c
postgres.direct-tls | MUD-233 | 08P01 | - | received direct SSL connection request without ALPN protocol negotiation extension
https://www.postgresql.org/docs/current/errcodes-appendix.html
sqlstate.25P04 | MUD-195 | 25P04 | - | se agotó el tiempo de la transacción
sqlstate.57P05 | MUD-205 | 57P05 | - | terminando la conexión por sesión inactiva
sqlstate.57P04 | MUD-220 | 57P04 | - | la base de datos fue eliminada
sqlstate.25P02 | MUD-213 | 25P02 | - | current transaction is aborted, commands ignored until end of transaction block
sqlstate.class-25 | MUD-227 | 25001 | - | CREATE INDEX CONCURRENTLY cannot run inside a transaction block
sqlstate.class-25 | MUD-227 | 25P01 | - | SAVEPOINT can only be used in transaction blocks
sqlstate.class-40 | MUD-207 | 40001 | - | could not serialize access due to concurrent update
sqlstate.class-40 | MUD-207 | 40P01 | - | deadlock detected
sqlstate.class-23 | MUD-208 | 23505 | - | duplicate key value violates unique constraint "users_pkey"
sqlstate.class-23 | MUD-208 | 23503 | - | insert or update on table "orders" violates foreign key constraint "orders_user_fkey"
sqlstate.class-23 | MUD-208 | 23502 | - | null value in column "name" of relation "users" violates not-null constraint
sqlstate.class-23 | MUD-208 | 23514 | - | new row for relation "users" violates check constraint "age_positive"
sqlstate.class-23 | MUD-208 | 23P01 | - | conflicting key value violates exclusion constraint "no_overlap"
sqlstate.2BP01 | MUD-239 | 2BP01 | - | cannot drop table users because other objects depend on it
postgres.role-named | MUD-209 | 42704 | - | role "supabase_admin" does not exist
sqlstate.missing | MUD-209 | 42P01 | - | relation "users" does not exist
sqlstate.missing | MUD-209 | 42703 | - | column "email" does not exist
sqlstate.missing | MUD-209 | 42883 | - | function uuid_generate_v4() does not exist
sqlstate.missing | MUD-209 | 42704 | - | type "vector" does not exist
sqlstate.missing | MUD-209 | 3F000 | - | schema "app" does not exist
sqlstate.exists | MUD-211 | 42P07 | - | relation "users" already exists
sqlstate.exists | MUD-211 | 42710 | - | role "app" already exists
sqlstate.exists | MUD-211 | 42P06 | - | schema "app" already exists
sqlstate.exists | MUD-211 | 42P04 | - | database "hotel" already exists
sqlstate.exists | MUD-211 | 42701 | - | column "email" of relation "users" already exists
sqlstate.class-22 | MUD-212 | 22P02 | - | invalid input syntax for type integer: "abc"
sqlstate.class-22 | MUD-212 | 22001 | - | value too long for type character varying(10)
sqlstate.class-22 | MUD-212 | 22003 | - | integer out of range
sqlstate.class-22 | MUD-212 | 22008 | - | date/time field value out of range: "2026-13-01"
sqlstate.class-22 | MUD-212 | 22012 | - | division by zero
sqlstate.class-22 | MUD-212 | 22021 | - | invalid byte sequence for encoding "UTF8": 0xe9 0x20 0x61
sqlstate.class-42 | MUD-210 | 42601 | - | syntax error at or near "SELEC"
sqlstate.class-42 | MUD-210 | 42702 | - | column reference "id" is ambiguous
sqlstate.class-42 | MUD-210 | 42804 | - | column "age" is of type integer but expression is of type text
sqlstate.class-42 | MUD-210 | 42P10 | - | there is no unique or exclusion constraint matching the ON CONFLICT specification
sqlstate.class-0A | MUD-214 | 0A000 | - | cross-database references are not implemented: "a.b.c"
sqlstate.class-54 | MUD-216 | 54001 | - | stack depth limit exceeded
sqlstate.class-54 | MUD-216 | 54011 | - | tables can have at most 1600 columns
sqlstate.class-54 | MUD-216 | 54023 | - | cannot pass more than 100 arguments to a function
sqlstate.class-55 | MUD-217 | 55000 | - | object not in prerequisite state
sqlstate.class-55 | MUD-217 | 55006 | - | database "hotel" is being accessed by other users
sqlstate.class-58 | MUD-218 | 58030 | - | could not read block 7 in file "base/5/16400": Input/output error
sqlstate.class-53 | MUD-231 | 53500 | - | another lack of resources
sqlstate.out-of-memory | MUD-231 | 53400 | - | configuration limit exceeded
sqlstate.class-57 | MUD-128 | 57000 | - | operator intervention
sqlstate.class-08 | MUD-126 | 08003 | - | connection does not exist
sqlstate.class-08 | MUD-126 | 08000 | - | connection exception
sqlstate.class-26 | MUD-200 | 26XYZ | - | another statement name
sqlstate.class-3D | MUD-220 | 3DXYZ | - | another catalog
sqlstate.class-XX | MUD-219 | XX000 | - | cache lookup failed for relation 16400
sqlstate.class-XX | MUD-219 | XX001 | - | invalid page in block 7 of relation base/5/16400
sqlstate.class-XX | MUD-219 | XX002 | - | index "users_pkey" contains unexpected zero page at block 0
sqlstate.class-F0 | MUD-219 | F0000 | - | configuration file error
sqlstate.class-P0 | MUD-210 | P0001 | - | raised by a function
sqlstate.57P02 | MUD-221 | 57P02 | - | terminando la conexión
sqlstate.role | MUD-224 | 0P000 | - | invalid role specification
sqlstate.class-21 | MUD-210 | 21000 | - | more than one row returned by a subquery used as an expression
sqlstate.class-24 | MUD-210 | 24000 | - | cursor can only scan forward
sqlstate.class-2D | MUD-227 | 2D000 | - | invalid transaction termination
sqlstate.class-2F | MUD-210 | 2F005 | - | control reached end of function without RETURN
sqlstate.class-38 | MUD-210 | 38000 | - | external routine exception
sqlstate.class-39 | MUD-210 | 39P01 | - | trigger protocol violated
sqlstate.class-3B | MUD-227 | 3B001 | - | savepoint "a" is gone
sqlstate.class-0B | MUD-227 | 0B000 | - | invalid transaction initiation
sqlstate.class-34 | MUD-210 | 34XYZ | - | cursor "c" is not there
sqlstate.class-44 | MUD-208 | 44000 | - | new row violates check option for view "v"
sqlstate.class-72 | MUD-207 | 72000 | - | snapshot too old
sqlstate.class-HV | MUD-259 | HV000 | - | could not read from the foreign server
postgres.crashed | MUD-221 | 57P02 | - | terminating connection because of crash of another server process
https://www.pgbouncer.org/config.html
pgbouncer.server-refused | MUD-187 | 08P01 | - | server login failed: FATAL password authentication failed for user "app"
pgbouncer.server-refused | MUD-187 | 08P01 | - | pgbouncer cannot connect to server
pgbouncer.idle-client | MUD-205 | 08P01 | - | client_idle_timeout
pgbouncer.idle-transaction | MUD-229 | 08P01 | - | idle transaction timeout
pgbouncer.query-timeout | MUD-223 | 08P01 | - | query timeout
pgbouncer.transaction-timeout | MUD-195 | 08P01 | - | transaction timeout
pgbouncer.disabled | MUD-196 | 08P01 | - | database "hotel" is disabled
pgbouncer.password-type | MUD-162 | 08P01 | - | cannot do SCRAM authentication: wrong password type
https://neon.com/docs/manage/projects#configure-ip-allow
neon.address | MUD-176 | XX000 | - | This IP address 203.0.113.7 is not allowed to connect to this endpoint.
neon.compute-off | MUD-199 | XX000 | - | branch is archived
`);
