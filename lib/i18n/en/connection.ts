export const connection = {
  kind: {
    direct:
      'Direct connection of a Supabase project (port {port}): a real session, over IPv6 unless the IPv4 add-on was bought.',
    'dedicated-pooler':
      'Dedicated pooler of a Supabase project (PgBouncer, port {port}): transaction mode, over IPv6.',
    'shared-session':
      'Shared pooler of Supabase in session mode (port {port}), over IPv4. It is not the direct connection.',
    'shared-transaction': 'Shared pooler of Supabase in transaction mode (port {port}), over IPv4.',
    'read-replica':
      'A read replica of a Supabase project: it cannot be written to, so it cannot be a target.',
    'unknown-supabase': 'A host of Supabase of a kind that Mudanza does not know (port {port}).',
    'not-supabase': 'Not a host of Supabase (port {port}).',
  },
  finding: {
    passwordLiteral:
      'The password has characters that a URL would have to encode; it was taken as it stands, up to the last @.',
    severalHosts: 'The text names several hosts; {host} is used.',
    severalStrings:
      'The text holds {others, plural, one {one more connection string} other {# more connection strings}}; the first is used.',
    looseText:
      'A part of the text belongs to no key. If the password holds a space, put it between single quotes.',
    givenTwice: 'The key “{name}” is given twice with different values; the last one is used.',
    badHost: 'What stands for the host (“{host}…”) cannot be a host name.',
    badPort: 'The port must be a number from 1 to 65535.',
    defaultPort: 'The text names no port: 5432 is assumed.',
    defaultDatabase: 'The text names no database: “postgres” is assumed.',
    oddDatabase:
      'The database is called “{database}”; at Supabase it is “postgres” unless you made another one.',
    noUser: 'The text names no user.',
    noPassword: 'The text holds no password; enter it in its own field.',
    bracketsKept:
      'The password stands in square brackets. In Supabase’s templates they only mark the place: leave them out unless they are part of it.',
    unknownTlsMode: '“{mode}” is not a TLS mode that libpq knows; the mode chosen in the form applies.',
    tlsDisabled: 'The text switches encryption off. The password and all data would travel in the clear.',
    tlsRaised:
      'The text asks for “{wish}”; that is used as “{mode}”, so that it can never fall back to plain text.',
    prismaFlag:
      '“pgbouncer=true” is a flag for old versions of Prisma. Other drivers stumble over it; here it is left out.',
    optionsDropped: 'The shared pooler drops “options” without a word: what they set has no effect.',
  },
} as const;
