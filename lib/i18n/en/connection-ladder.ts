/** A part of `connection`. */
export const connectionLadder = {
  ladder: { facts: 'What “{rung}” saw', ms: '{ms, number} ms' },
  rung: {
    skipped: 'Not tried',
    notReached: 'Not reached.',
    read: 'Text of the connection',
    dns: 'Name (A and AAAA)',
    ipv6: 'Route over IPv6',
    tcp: 'Port',
    tls: 'TLS and certificate',
    auth: 'Sign-in, one attempt',
    server: 'Server',
    privileges: 'Role and privileges',
    size: 'Size',
    extensions: 'Extensions',
    pooling: 'Pooling as observed',
    startup: 'Startup parameters',
    roundtrip: 'Round-trip time',
  },
  dns: {
    literal: 'The host is an address; there is nothing to look up.',
    found:
      '{ipv4, plural, =0 {No IPv4 address} one {# IPv4 address} other {# IPv4 addresses}}, {ipv6, plural, =0 {no IPv6 address} one {# IPv6 address} other {# IPv6 addresses}}.',
  },
  tcp: { open: 'Port {port} of {address} accepts connections.' },
  tls: {
    none: 'The server offers no TLS, and the chosen mode asks for none. Everything travels in the clear.',
    unused:
      'The server offers {protocol}, but the chosen mode switches it off. Everything travels in the clear.',
    unverified:
      '{protocol}, encrypted but not verified: the chain does not hold ({reason}), and mode “require” lets that pass.',
    otherName: '{protocol}; the chain holds, but the certificate does not name {host}.',
    verified: {
      supabase: '{protocol}; the chain ends in Supabase’s root, recognised by its fingerprint.',
      uploaded: '{protocol}; the chain ends in the uploaded CA.',
      system: '{protocol}; the chain ends in a root that this system trusts.',
    },
  },
  auth: {
    signedIn: 'Signed in as {user} to database {database} at the first attempt.',
    counted: 'Refusals at this host lately: {count}{limit, plural, =0 {} other { of # that lead to a ban}}.',
  },
  server: {
    version: 'PostgreSQL {version}, {encoding}.',
    old: 'PostgreSQL {version}, {encoding}: older than Supabase’s oldest by far; read the notes of the versions between.',
    encoding: 'PostgreSQL {version} with encoding {encoding}; Supabase has UTF8, so texts must be converted.',
  },
  privileges: {
    canCreate: '{role} may create tables in schema public.',
    bypassesRls:
      '{role} may create tables in schema public. It bypasses row level security, so policies never apply to it.',
    canRead: '{role} may read all {tables, plural, one {# table} other {# tables}}.',
    someTables: '{role} may read {readableTables} of {tables, plural, one {# table} other {# tables}}.',
  },
  size: {
    plain: '{size, number, size}.',
    ofLimit: '{size, number, size} of the {limit, number, size} that the plan allows ({percent} %).',
  },
  extensions: {
    found: '{installed, plural, one {# extension} other {# extensions}} installed, {available} available.',
  },
  pooling: {
    session:
      'This client keeps its own server process: session mode or no pooler. Prepared statements and settings survive.',
    transaction:
      'Transaction mode: the server process changed between two transactions, and what the session had set or prepared was gone.',
    transactionPrepared:
      'Transaction mode: the server process changed between two transactions. Named prepared statements were carried along, session settings were not.',
    unlikeAddress: 'Observed {observed} pooling, while the address promises {promised}.',
    unobservedBecause: 'It could not be observed: {code} was in the way ({original}).',
    unobserved: 'It could not be observed, because no second connection was to be had.',
  },
  startup: {
    honoured: 'Settings in the startup packet are honoured.',
    dropped:
      'A setting in the startup packet was dropped without a word: set it with SQL or on the role. Supabase’s shared pooler passes search_path on, and nothing else.',
    refused:
      'Settings in the startup packet are refused: leave “options” and the like out of the connection string.',
  },
  roundtrip: { median: '{ms, number} ms, median of 20.' },
} as const;
