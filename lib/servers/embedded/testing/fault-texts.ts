import { PROGRAM_TEXTS } from './fault-program-texts';
import { faultTable } from './fault-table';

const TEXTS = faultTable(`
https://github.com/postgres/postgres/tree/master/src/interfaces/libpq
tls.not-offered | MUD-140 | - | - | server does not support SSL, but SSL was required
tls.not-offered | MUD-140 | - | - | PostgreSQL server at "localhost:5432" rejected SSL upgrade
tls.supabase-root-untrusted-text | MUD-143 | - | pooler:6543 | SSL error: certificate verify failed
tls.supabase-root-untrusted | MUD-143 | SELF_SIGNED_CERT_IN_CHAIN | pooler:6543 | self-signed certificate in certificate chain
tls.unknown-ca-text | MUD-153 | - | - | x509: certificate signed by unknown authority
tls.unknown-ca-text | MUD-153 | - | - | [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1006)
tls.expired-text | MUD-144 | - | - | x509: certificate has expired or is not yet valid: current time 2026-11-24T00:00:00Z is after 2025-01-01T00:00:00Z
tls.not-yet-valid-text | MUD-145 | - | - | SSL error: certificate is not yet valid
tls.wrong-name-text | MUD-146 | - | - | server certificate for "*.pooler.supabase.com" does not match host name "db.example.com"
tls.self-signed-leaf-text | MUD-151 | - | - | SSL error: self-signed certificate
tls.revoked | MUD-155 | CERT_REVOKED | - | certificate revoked
tls.ca-file-missing | MUD-148 | - | - | root certificate file "/home/a/.postgresql/root.crt" does not exist
tls.ca-file-unreadable | MUD-148 | ERR_OSSL_PEM_NO_START_LINE | - | error:0480006C:PEM routines::no start line
tls.ca-file-unreadable-text | MUD-148 | - | - | could not read root certificate file "root.crt": no start line
tls.channel-binding | MUD-149 | - | - | channel binding is required, but server did not offer an authentication method that supports channel binding
tls.gss | MUD-150 | - | - | received invalid response to GSSAPI negotiation: S
tls.closed-in-handshake | MUD-152 | - | - | SSL SYSCALL error: EOF detected
tls.handshake-timeout | MUD-152 | ERR_TLS_HANDSHAKE_TIMEOUT | - | TLS handshake timed out
tls.protocol | MUD-147 | - | - | SSL error: tlsv1 alert protocol version
tls.protocol-errno | MUD-147 | EPROTO | - | write EPROTO 0A00010B
https://github.com/brianc/node-postgres/tree/master/packages/pg/lib
client.password-missing | MUD-173 | - | - | SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string
client.password-missing | MUD-173 | - | - | fe_sendauth: no password supplied
client.invalid-url | MUD-110 | ERR_INVALID_URL | - | Invalid URL
client.invalid-url-text | MUD-110 | - | - | invalid connection option "pgbouncer"
client.bad-port | MUD-110 | ERR_SOCKET_BAD_PORT | - | Port should be >= 0 and < 65536. Received type number (65543).
client.scram-server | MUD-241 | - | - | SASL: SCRAM-SERVER-FINAL-MESSAGE: server signature does not match
https://nodejs.org/api/errors.html#common-system-errors
dns.project-or-ipv6 | MUD-121 | ENOTFOUND | direct | getaddrinfo ENOTFOUND db.abcdefghijklmnopqrst.supabase.co
dns.project-or-ipv6-text | MUD-121 | - | direct | could not translate host name "db.abcdefghijklmnopqrst.supabase.co" to address: Name or service not known
dns.temporary | MUD-127 | EAI_AGAIN | - | getaddrinfo EAI_AGAIN db
dns.temporary-text | MUD-127 | - | - | could not resolve: Temporary failure in name resolution
dns.not-found-text | MUD-120 | - | - | nodename nor servname provided, or not known
net.no-ipv6-route | MUD-122 | ENETUNREACH | direct | connect ENETUNREACH 2a05:d018:135e:1600:1:2:3:4:5432
net.no-ipv6-route-address | MUD-122 | - | - | connect EHOSTUNREACH 2a05:d018:135e:1600:1:2:3:4:5432 - Local (:::0)
net.no-ipv6-route-text | MUD-122 | - | direct:6543 | connection to server failed: Network is unreachable
net.unreachable | MUD-129 | EHOSTUNREACH | - | connect EHOSTUNREACH 203.0.113.7:5432
net.unreachable-text | MUD-129 | - | - | dial tcp 203.0.113.7:5432: connect: no route to host
net.other-port | MUD-234 | ECONNREFUSED | direct:5433 | connect ECONNREFUSED 203.0.113.7:5433
net.other-port-text | MUD-234 | - | pooler:5433 | connection to server failed: Connection refused
net.refused-supabase | MUD-123 | ECONNREFUSED | direct | connect ECONNREFUSED 203.0.113.7:5432
net.refused-supabase-text | MUD-123 | - | pooler | connection to server failed: Connection refused
net.refused-text | MUD-124 | - | - | connection to server at "localhost" failed: Connection refused
net.timeout | MUD-125 | ETIMEDOUT | - | connect ETIMEDOUT 203.0.113.7:5432
net.timeout-text | MUD-125 | - | - | write CONNECT_TIMEOUT db.example.com:5432
net.timeout-text | MUD-125 | - | - | Connection terminated due to connection timeout
net.reset | MUD-126 | EPIPE | - | write EPIPE
net.closed | MUD-126 | - | - | server closed the connection unexpectedly
net.local-firewall | MUD-130 | EACCES | - | connect EACCES 203.0.113.7:5432
net.too-many-files | MUD-131 | EMFILE | - | connect EMFILE 203.0.113.7:5432
https://www.prisma.io/docs/orm/reference/error-reference
driver.prisma-password | MUD-160 | - | - | Error: P1000: Authentication failed against database server at \`h\`, the provided database credentials for \`u\` are not valid.
driver.unreachable | MUD-237 | - | - | Error: P1001: Can't reach database server at \`db.ntljbbsmvemwdchumrku.supabase.co\`:\`5432\`
driver.prisma-timeout | MUD-125 | - | - | P1002: The database server at \`h\`:\`5432\` was reached but timed out.
driver.prisma-database | MUD-220 | - | - | P1003: Database \`hotel\` does not exist on the database server at \`h:5432\`.
driver.prisma-operation-timeout | MUD-223 | - | - | P1008: Operations timed out after 5000ms
driver.prisma-exists | MUD-211 | - | - | P1009: Database \`hotel\` already exists on the database server at \`h:5432\`
driver.prisma-denied | MUD-224 | - | - | Error: P1010: User \`postgres\` was denied access on the database \`postgres.public\`
driver.prisma-tls | MUD-147 | - | - | P1011: Error opening a TLS connection: unexpected end of file
driver.prisma-url | MUD-110 | - | - | Error: P1012: Environment variable not found: DATABASE_URL.
driver.prisma-url | MUD-110 | - | - | P1013: The provided database string is invalid. invalid port number in database URL.
driver.prisma-missing | MUD-209 | - | - | P1014: The underlying table for model \`User\` does not exist.
driver.prisma-unsupported | MUD-214 | - | - | P1016: Your raw query had an incorrect number of parameters. Expected: 1, actual: 2.
driver.prisma-closed | MUD-126 | - | - | Error: P1017: Server has closed the connection.
driver.prisma-raw | MUD-210 | - | - | P2010: Raw query failed. Code: 42601. Message: syntax error
driver.own-pool | MUD-238 | - | - | P2024: Timed out fetching a new connection from the connection pool.
https://github.com/prisma/orm/issues/9576
pgbouncer.login-query | MUD-242 | - | - | db error: ERROR: unexpected response from login query
https://docs.sqlalchemy.org/en/20/errors.html#error-3o7r
driver.own-pool | MUD-238 | - | - | QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00
driver.own-pool | MUD-238 | - | - | HikariPool-1 - Connection is not available, request timed out after 30000ms.
driver.own-pool | MUD-238 | - | - | timeout exceeded when trying to connect
driver.own-pool | MUD-238 | - | - | The connection pool has been exhausted, either raise 'Max Pool Size' (currently 100) or 'Timeout' (currently 15 seconds)
driver.own-pool | MUD-238 | - | - | pool timed out while waiting for an open connection
driver.own-pool | MUD-238 | - | - | Knex: Timeout acquiring a connection. The pool is probably full.
driver.own-pool | MUD-238 | - | - | connection not available and request was dropped from queue after 2000ms
https://jdbc.postgresql.org/documentation/use/
sign-in.scram-legacy | MUD-235 | - | - | The authentication type 10 is not supported. Check that you have configured the pg_hba.conf file
sign-in.scram-legacy | MUD-235 | - | - | SCRAM authentication requires libpq version 10 or above
driver.session-attributes | MUD-248 | - | - | Could not find a server with specified targetServerType: primary
driver.session-attributes | MUD-248 | - | - | session is read-only
driver.client-key | MUD-246 | - | - | private key file "client.key" has group or world access; file must have permissions u=rw (0600) or less
driver.client-key | MUD-246 | - | - | certificate present, but not private key file "/root/.postgresql/postgresql.key"
tls.closed-in-handshake | MUD-152 | - | - | SSL error: unexpected eof while reading
sign-in.client-certificate | MUD-156 | - | - | SSL error: tlsv13 alert certificate required
postgres.direct-tls | MUD-233 | - | - | direct SSL connection was established without ALPN protocol negotiation extension
https://github.com/supabase/cli/issues/4621
supavisor.wrong-password-legacy | MUD-160 | - | - | failed SASL auth (invalid SCRAM server-final-message received from server)
supavisor.wrong-password-legacy | MUD-160 | - | - | SASL: SCRAM-SERVER-FINAL-MESSAGE: server signature is missing
supavisor.wrong-password-legacy | MUD-160 | - | - | SASL_SIGNATURE_MISMATCH: The server did not return the correct signature
https://www.prisma.io/docs/orm/reference/error-reference
driver.prisma-migrate | MUD-258 | - | - | Error: P3014: Prisma Migrate could not create the shadow database.
driver.prisma-migrate | MUD-258 | - | - | P3009: migrate found failed migrations in the target database
driver.prisma-constraint | MUD-208 | - | - | P2002: Unique constraint failed on the fields
driver.prisma-conflict | MUD-207 | - | - | P2034: Transaction failed due to a write conflict or a deadlock.
driver.prisma-slots | MUD-183 | - | - | P2037: Too many database connections opened
client.misuse | MUD-257 | - | - | P2028: Transaction API error: Transaction already closed
https://node-postgres.com/apis/pool
client.misuse | MUD-257 | - | - | Cannot use a pool after calling end on the pool
client.misuse | MUD-257 | - | - | UNSAFE_TRANSACTION: Only use sql.begin, sql.reserved or max: 1
client.too-many-parameters | MUD-216 | - | - | MAX_PARAMETERS_EXCEEDED: Max number of parameters (65534) exceeded
https://jdbc.postgresql.org/documentation/use/
driver.unreachable | MUD-237 | 08001 | - | The connection attempt failed.
client.no-driver | MUD-256 | - | - | No suitable driver found for postgres://h
client.password-missing | MUD-173 | - | - | The server requested SCRAM-based authentication, but no password was provided.
net.refused-text | MUD-124 | - | - | Connection to localhost:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.
net.closed | MUD-126 | - | - | An I/O error occurred while sending to the backend.
dns.not-found-text | MUD-120 | - | - | java.net.UnknownHostException: db.example.com
tls.unknown-ca-text | MUD-153 | - | - | PKIX path building failed: unable to find valid certification path to requested target
https://www.php.net/manual/en/ref.pdo-pgsql.php
client.no-driver | MUD-256 | - | - | could not find driver (Connection: pgsql)
https://www.npgsql.org/doc/
net.closed | MUD-126 | - | - | Npgsql.NpgsqlException (0x80004005): Exception while reading from stream
dns.not-found-text | MUD-120 | - | - | No such host is known
tls.unknown-ca-text | MUD-153 | - | - | The remote certificate is invalid according to the validation procedure
https://pkg.go.dev/github.com/jackc/pgx/v5
net.closed | MUD-126 | - | - | conn closed
net.closed | MUD-126 | - | - | unexpected EOF
net.timeout-text | MUD-125 | - | - | context deadline exceeded
tls.protocol | MUD-147 | - | - | tls: first record does not look like a TLS handshake
tls.not-offered | MUD-140 | - | - | pq: SSL is not enabled on the server
https://hexdocs.pm/db_connection/DBConnection.html
net.closed | MUD-126 | - | - | (DBConnection.ConnectionError) tcp recv (idle): closed
net.closed | MUD-126 | - | - | ssl send: closed
dns.not-found-text | MUD-120 | - | - | tcp connect (h:5432): non-existing domain - :nxdomain
https://www.postgresql.org/docs/current/libpq-connect.html
client.service | MUD-136 | - | - | definition of service "prod" not found
client.socket | MUD-132 | - | - | connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory
client.invalid-url-text | MUD-110 | - | - | invalid sslmode value: "sure"
client.invalid-url-text | MUD-110 | - | - | TypeError: connect() got an unexpected keyword argument 'sslmode'
`);

/** What drivers of other languages, and Node where a fault cannot be staged here, say of the same failures. */
export const DRIVER_TEXTS = [...TEXTS, ...PROGRAM_TEXTS];
