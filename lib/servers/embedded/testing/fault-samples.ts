import { faultTable } from './fault-table';

/**
 * Everything that a server can say on the wire, new texts and legacy ones: the responder sends each one to a real
 * driver as an ErrorResponse.
 */
export const WIRE_SAMPLES = faultTable(`
https://github.com/supabase/supavisor/tree/main/lib/supavisor/errors
supavisor.tenant-not-found | MUD-169 | XX000 | - | (ENOTFOUND) tenant/user postgres.abcdefghijklmnopqrst not found
supavisor.tenant-not-found | MUD-169 | XX000 | - | Tenant or user not found
supavisor.no-identifier | MUD-170 | XX000 | - | (ENOIDENTIFIER) no tenant identifier provided (external_id or sni_hostname required)
supavisor.role-missing | MUD-163 | XX000 | - | (EAUTHQUERY) user not found in the database
supavisor.md5-secret | MUD-164 | XX000 | - | (EAUTHQUERY) MD5 secrets are not supported for auth_query, use SCRAM-SHA-256
supavisor.auth-query | MUD-165 | XX000 | - | (EAUTHQUERY) authentication query failed: timeout
supavisor.auth-query | MUD-165 | XX000 | - | (EAUTHQUERY) connection to database not available
supavisor.auth-query | MUD-165 | XX000 | - | auth_query secret check timed out
supavisor.breaker-auth | MUD-166 | XX000 | - | (ECIRCUITBREAKER) too many authentication failures, new connections are temporarily blocked
supavisor.breaker-auth | MUD-166 | XX000 | - | Circuit breaker open: too many authentication failures, new connections are temporarily blocked
supavisor.breaker-credentials | MUD-167 | XX000 | - | (ECIRCUITBREAKER) failed to retrieve database credentials after multiple attempts, new connections are temporarily blocked
supavisor.breaker-upstream | MUD-168 | XX000 | - | (ECIRCUITBREAKER) too many failed attempts to connect to the database, new connections are temporarily blocked
supavisor.breaker-upstream | MUD-168 | XX000 | - | Circuit breaker open: Unable to establish connection to upstream database
supavisor.ssl-required | MUD-142 | XX000 | - | (ESSLREQUIRED) SSL connection is required for user: postgres
supavisor.ssl-required | MUD-142 | XX000 | - | SSL connection is required
supavisor.address-not-allowed | MUD-176 | XX000 | - | (EADDRNOTALLOWED) address not in tenant allow_list: {203, 0, 113, 7}
supavisor.address-not-allowed | MUD-176 | XX000 | - | Address not in tenant allow_list: {203, 0, 113, 7}
supavisor.max-session | MUD-180 | XX000 | - | (EMAXCONNSESSION) max clients reached in session mode - max clients are limited to pool_size: 15
supavisor.max-session | MUD-180 | XX000 | - | MaxClientsInSessionMode: max clients reached - in Session mode max clients are limited to pool_size
supavisor.max-clients | MUD-181 | XX000 | - | (EMAXCONN) max client connections reached, limit: 200
supavisor.max-clients | MUD-181 | XX000 | - | Max client connections reached
supavisor.checkout-timeout | MUD-182 | XX000 | - | (ECHECKOUTTIMEOUT) unable to check out connection from the pool after 60000ms in Transaction mode
supavisor.checkout-timeout | MUD-182 | XX000 | - | Unable to check out connection from the pool due to timeout
supavisor.prepared-duplicate | MUD-200 | 42P05 | - | (EPREPAREDDUP) prepared statement "s1" already exists
supavisor.prepared-simple | MUD-201 | XX000 | - | (EPSSIMPLEQUERY) transaction mode only supports prepared statements using the Extended Query Protocol
supavisor.prepared-limit | MUD-189 | XX000 | - | (EMAXPREPARED) max prepared statements limit reached. Limit: 100 per connection
supavisor.prepared-limit | MUD-189 | XX000 | - | (EMAXPREPAREDMEM) max prepared statements memory limit reached. Limit: 1.0MB
supavisor.user-info | MUD-172 | XX000 | - | (EINVALIDUSERINFO) Authentication error, reason: "Invalid format for user or db_name"
supavisor.banned | MUD-171 | XX000 | - | (EBANNED) tenant is banned: abuse
supavisor.transient | MUD-190 | XX000 | - | (ESUBSCRIBERETRIES) failed to subscribe to tenant after multiple retries. Terminating
supavisor.transient | MUD-190 | XX000 | - | (EMAXPOOLSREACHED) max pools count reached
supavisor.transient | MUD-190 | XX000 | - | (EDBHANDLEREXITED) db handler exited: shutdown
supavisor.auth-timeout | MUD-177 | 08006 | - | (EAUTHTIMEOUT) timeout while waiting for message
supavisor.auth-timeout | MUD-177 | 08P01 | - | (EAUTHPROTOCOL) unexpected message during authentication
supavisor.tls-handshake | MUD-147 | 08006 | - | (ESSLHANDSHAKE) SSL handshake failed: closed
supavisor.startup-too-large | MUD-203 | 08P01 | - | (ESTARTUPPACKETTOOLARGE) startup packet too large
supavisor.upstream-down | MUD-225 | 08006 | - | Failed to connect to database: {:error, :econnrefused}
supavisor.upstream-down | MUD-225 | 08006 | - | Failed to connect to database: authentication did not complete within 15000ms
supavisor.stale-secret | MUD-178 | 28P01 | - | Authentication credentials are invalid. Please reconnect with fresh credentials to restore pool functionality.
supavisor.wrong-password-legacy | MUD-160 | 28P01 | - | SCRAM exchange failed: e=Wrong password
supavisor.unknown-code | MUD-191 | XX000 | - | (ESOMETHINGNEW) a text of a later version
https://github.com/postgres/postgres/blob/master/src/backend/libpq/auth.c
postgres.password-via-pooler | MUD-159 | 28P01 | pooler:6543 | password authentication failed for user "postgres"
postgres.password | MUD-160 | 28P01 | direct | password authentication failed for user "postgres"
postgres.pooler-user-on-direct | MUD-161 | 28P01 | direct | password authentication failed for user "postgres.abcdefghijklmnopqrst"
postgres.hba-no-encryption | MUD-141 | 28000 | - | no pg_hba.conf entry for host "203.0.113.7", user "postgres", database "postgres", no encryption
postgres.hba-no-encryption | MUD-141 | 28000 | - | no pg_hba.conf entry for host "203.0.113.7", user "postgres", database "postgres", SSL off
postgres.hba | MUD-175 | 28000 | - | no pg_hba.conf entry for host "203.0.113.7", user "postgres", database "x", SSL encryption
postgres.role-missing | MUD-174 | 28000 | - | role "anon" is not permitted to log in
postgres.database-missing | MUD-220 | 3D000 | - | database "hotel" does not exist
https://github.com/postgres/postgres/blob/master/src/backend/utils/init/postinit.c
postgres.slots | MUD-183 | 53300 | - | remaining connection slots are reserved for non-replication superuser connections
postgres.slots | MUD-183 | 53300 | - | remaining connection slots are reserved for roles with the SUPERUSER attribute
postgres.slots | MUD-183 | 53300 | - | sorry, too many clients already
postgres.starting | MUD-221 | 57P03 | - | the database system is starting up
postgres.recovering | MUD-221 | 57P03 | - | the database system is in recovery mode
postgres.shutting-down | MUD-226 | 57P03 | - | the database system is shutting down
postgres.admin-shutdown | MUD-128 | 57P01 | - | terminating connection due to administrator command
https://github.com/postgres/postgres/tree/master/src/backend/tcop
postgres.prepared | MUD-200 | 26000 | - | prepared statement "__asyncpg_stmt_47__" does not exist
postgres.prepared | MUD-200 | 42P05 | - | prepared statement "s1" already exists
postgres.read-only | MUD-222 | 25006 | - | cannot execute INSERT in a read-only transaction
postgres.statement-timeout | MUD-223 | 57014 | - | canceling statement due to statement timeout
postgres.lock-timeout | MUD-228 | 55P03 | - | canceling statement due to lock timeout
postgres.permission | MUD-224 | 42501 | - | permission denied for table users
postgres.unknown-parameter | MUD-204 | 42704 | - | unrecognized configuration parameter "pgbouncer"
postgres.idle-in-transaction | MUD-229 | 25P03 | - | terminating connection due to idle-in-transaction timeout
https://github.com/postgres/postgres/blob/master/src/backend/po/es.po
sqlstate.28P01 | MUD-160 | 28P01 | - | la autentificación por contraseña falló para el usuario «postgres»
sqlstate.28000-any | MUD-255 | 28000 | - | el rol «x» no puede conectarse
sqlstate.3D000 | MUD-220 | 3D000 | - | no existe la base de datos «hotel»
sqlstate.53300 | MUD-183 | 53300 | - | lo siento, ya tenemos demasiados clientes
sqlstate.57P03 | MUD-221 | 57P03 | - | el sistema de base de datos está iniciándose
sqlstate.57P01 | MUD-128 | 57P01 | - | terminando la conexión debido a una orden del administrador
sqlstate.25P03 | MUD-229 | 25P03 | - | terminando la conexión por inactividad
sqlstate.25006 | MUD-222 | 25006 | - | no se puede ejecutar INSERT en una transacción de sólo lectura
sqlstate.26000 | MUD-200 | 26000 | - | no existe una sentencia preparada llamada «s1»
sqlstate.57014 | MUD-223 | 57014 | - | cancelando la sentencia por agotamiento de tiempo
sqlstate.55P03 | MUD-228 | 55P03 | - | no se pudo bloquear un candado en la relación «users»
postgres.superuser | MUD-224 | 42501 | - | must be owner of table users
sqlstate.42501 | MUD-224 | 42501 | - | se ha denegado el permiso a la tabla users
sqlstate.disk-full | MUD-230 | 53100 | - | could not extend file "base/5/16400": No space left on device
sqlstate.out-of-memory | MUD-231 | 53200 | - | out of memory
sqlstate.crash | MUD-225 | 08006 | pooler:6543 | connection to the server was lost
https://github.com/pgbouncer/pgbouncer/tree/master/src
pgbouncer.sasl-failed | MUD-162 | 08P01 | - | SASL authentication failed
pgbouncer.password-failed | MUD-162 | 08P01 | - | password authentication failed
pgbouncer.no-such-user | MUD-162 | 08P01 | - | no such user
pgbouncer.unsupported-parameter | MUD-202 | 08P01 | - | unsupported startup parameter: statement_timeout
pgbouncer.unsupported-parameter | MUD-202 | 08P01 | - | unsupported startup parameter in options: search_path
pgbouncer.max-client-conn | MUD-184 | 08P01 | - | no more connections allowed (max_client_conn)
pgbouncer.max-client-conn | MUD-184 | 08P01 | - | client connections exceeded (max_db_client_connections)
pgbouncer.query-wait | MUD-185 | 08P01 | - | query_wait_timeout
pgbouncer.login-timeout | MUD-186 | 08P01 | - | client_login_timeout
pgbouncer.server-login | MUD-187 | 08P01 | - | server login has been failing, cached error: connect timeout (server_login_retry)
pgbouncer.shutting-down | MUD-188 | 08P01 | - | pooler is shutting down
pgbouncer.ssl-required | MUD-142 | 08P01 | - | SSL required
pgbouncer.no-such-database | MUD-220 | 08P01 | - | no such database: hotel
pgbouncer.server-unreachable | MUD-225 | 08P01 | - | server conn crashed?
pgbouncer.protocol | MUD-242 | 08P01 | - | bad packet header
`);
