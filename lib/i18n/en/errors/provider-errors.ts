export const providerErrors = {
  'MUD-197': {
    title: 'Neon cannot tell which endpoint is meant',
    cause:
      'Neon finds the endpoint by the server’s name in the TLS handshake (SNI), or by options=endpoint=…, and got none, an unknown one, or two that differ.',
    cures: [
      'Connect with the full host name (ep-….neon.tech) over TLS, not with an address.',
      'An old libpq or driver sends no SNI: add options=endpoint%3Dep-… to the string.',
      'Compare the host with the one in Neon’s console.',
    ],
  },
  'MUD-198': {
    title: 'The provider’s quota is used up',
    cause:
      'The plan’s compute time, data transfer, storage or number of active endpoints is exceeded, and connections are refused until that changes.',
    cures: [
      'Look at the usage in the provider’s console.',
      'Upgrade for the time of the migration, or wait for the next period.',
      'Close other computes of the project.',
    ],
  },
  'MUD-199': {
    title: 'The provider’s compute is off or cannot be woken',
    cause: 'The endpoint is disabled or suspended, or the provider’s control plane did not start it in time.',
    cures: [
      'Open the provider’s console and start the compute.',
      'Wait a moment and try once more: waking takes seconds.',
      'Look at the provider’s status page.',
    ],
  },
  'MUD-232': {
    title: 'The server wants TLS from the first byte',
    cause:
      'It closes the connection on an SSLRequest, but answers a TLS handshake at once: direct TLS (sslnegotiation=direct).',
    cures: [
      'Add sslnegotiation=direct and sslmode=require or stronger to the connection string.',
      'The backend’s driver must know it: libpq 17 and what is built on it do. One without that option cannot reach this endpoint.',
      'Or use the endpoint that takes the usual handshake, at Supabase the pooler.',
    ],
  },
  'MUD-233': {
    title: 'Direct TLS was asked for, and the server does not speak it',
    cause:
      'sslnegotiation=direct needs PostgreSQL 17 and ALPN “postgresql”; this server, or something in between, offers neither.',
    cures: [
      'Remove sslnegotiation=direct from the connection string.',
      'Check that no proxy ends TLS on the way.',
    ],
  },
  'MUD-234': {
    title: 'That port is none of Supabase’s',
    cause:
      'Port {port} of {host}: Supabase’s databases and poolers listen on 5432 (session) and 6543 (transaction) only. 5433 is what Cloud SQL’s proxy, a second local server or YugabyteDB use.',
    cures: [
      'Take the port from Connect in the dashboard: 6543 for the backend, 5432 for sessions.',
      'For a server behind a proxy on this machine the host is 127.0.0.1.',
    ],
  },
  'MUD-235': {
    title: 'The driver is too old for this server’s sign-in',
    cause: 'The server wants SCRAM-SHA-256, which the driver or its libpq does not know.',
    cures: ['Update the driver (pgjdbc 42.2, libpq 10 or later).', 'Do not weaken the server to md5 for it.'],
  },
  'MUD-237': {
    title: 'The driver says only that the server cannot be reached',
    cause:
      'Prisma and some others swallow the reason: it may be the name, IPv6, a paused project, a firewall, a wrong port or TLS.',
    cures: [
      'Let Mudanza’s ladder climb to the same host and port: it names the rung that fails.',
      'At Supabase use the pooler from a network without IPv6.',
      'Raise the driver’s connect_timeout where the server has to wake up first.',
    ],
  },
  'MUD-238': {
    title: 'The application’s own pool had no connection free',
    cause:
      'The driver’s pool, on the client’s side, gave up waiting: its connections are all in use or could not be opened.',
    cures: [
      'Look for connections that are never given back, and for long transactions.',
      'Make the pool fit: not larger than what the pooler gives, and raise its time limit.',
      'In serverless functions use one connection per instance and the transaction pooler.',
    ],
  },
  'MUD-246': {
    title: 'The client’s key or certificate file is not usable',
    cause:
      'The file named by sslcert or sslkey is missing, readable by others, encrypted or does not fit the certificate.',
    cures: [
      'Leave sslcert and sslkey out: Supabase asks for no client certificate.',
      'Elsewhere give the right path and chmod 600 the key.',
    ],
  },
  'MUD-247': {
    title: 'The proxy of the cloud refuses',
    cause:
      'RDS Proxy, Cloud SQL’s proxy or Azure’s gateway answered, not the database: it lacks the credentials, the right or the feature.',
    cures: [
      'Read its text below: it names what is missing.',
      'RDS Proxy: add the role to its secrets, and send no options or statement_timeout in the connection.',
      'Cloud SQL: enable the Admin API and give the account the Cloud SQL Client role.',
      'Or connect to the database itself for the migration.',
    ],
  },
  'MUD-248': {
    title: 'No host of the list has the wished kind of server',
    cause: 'target_session_attrs asks for {parameter}, and no server of the list is one.',
    cures: [
      'Name the primary of the list, or leave target_session_attrs out.',
      'A target must be writable: at Supabase use the project’s own host, not a replica.',
    ],
  },
  'MUD-249': {
    title: 'The user’s name is not one for this server',
    cause:
      'Azure’s single server wants user@server, its flexible server the plain name; a managed identity has a name of its own.',
    cures: [
      'Copy the user name from the portal’s connection string.',
      'Percent-encode an @ in the user name of a URL as %40.',
    ],
  },
} as const;
