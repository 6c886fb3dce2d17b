export const pasteErrors = {
  'MUD-132': {
    title: 'That is a socket of the machine it was written for',
    cause:
      'The text names no host but a Unix socket ({path}): only programs on that very machine, or in that container, can use it.',
    cures: [
      'Give the server a host and a port over TCP: the machine’s name or address, usually port 5432.',
      'On the same machine use 127.0.0.1; Postgres must listen there (listen_addresses) and pg_hba.conf must allow it.',
      'For a container publish its port (ports: 127.0.0.1:5432:5432).',
    ],
  },
  'MUD-133': {
    title: 'That is a Cloud SQL instance, not a host',
    cause:
      'The text names the Cloud SQL instance {instance} through its socket or connector. It has no name that could be dialled.',
    cures: [
      'Run the Cloud SQL Auth Proxy on this machine (cloud-sql-proxy {instance} --port 5433) and enter 127.0.0.1 and that port.',
      'Or give the instance a public address, authorise this network, and enter the address with port 5432 and TLS.',
    ],
  },
  'MUD-134': {
    title: 'That belongs to another database',
    cause: 'The text is for {service}, not for Postgres.',
    cures: [
      'Paste the connection string of the Postgres database: it begins with postgresql:// or names host, user and database.',
      'With Prisma Accelerate or Prisma Postgres the direct string (DIRECT_URL, postgres://…) is the one to paste.',
      'Mudanza moves Postgres only; another database has to be converted to Postgres first.',
    ],
  },
  'MUD-136': {
    title: 'The connection stands in another file',
    cause:
      'The text only names the entry “{service}”; host, user and database stand in a file of the machine it was written for.',
    cures: [
      'Open pg_service.conf (or ~/.pg_service.conf, odbc.ini) there and paste the section of that name.',
      'The password may stand in ~/.pgpass; enter it in its own field.',
    ],
  },
} as const;
