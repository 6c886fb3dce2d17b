import { faultTable } from './fault-table';

/** What drivers of other languages, and Node where a fault cannot be staged here, say of the same failures. */
export const DRIVER_TEXTS = faultTable(`
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
client.password-missing | MUD-173 | - | - | SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string
client.password-missing | MUD-173 | - | - | fe_sendauth: no password supplied
client.invalid-url | MUD-110 | ERR_INVALID_URL | - | Invalid URL
client.invalid-url-text | MUD-110 | - | - | invalid connection option "pgbouncer"
client.bad-port | MUD-110 | ERR_SOCKET_BAD_PORT | - | Port should be >= 0 and < 65536. Received type number (65543).
client.scram-server | MUD-241 | - | - | SASL: SCRAM-SERVER-FINAL-MESSAGE: server signature does not match
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
`);
