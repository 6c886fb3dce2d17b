import { connectionLadder } from './connection-ladder';

export const connection = {
  ...connectionLadder,
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
  door: {
    source: 'The source: {host}:{port}.',
    target: 'The connection that the backend will use: {host}:{port}.',
    session: 'The session connection: {host}:{port}.',
  },
  paste: {
    understood:
      'Understood: host {host}, port {port}, user {user}, database {database}, {hasPassword, select, yes {with a password} other {without a password}}.',
  },
  credentials: {
    stored: 'The connection and the keys are stored; secrets are sealed.',
    notStored: 'Something is wrong, so nothing was stored.',
  },
  criterion: {
    noTarget: 'There is no connection to the target yet.',
    understood: 'Understood as host {host}, port {port}, user {user}, database {database}.',
    ref: 'Every value belongs to project {ref}.',
    noRef: 'No value names a project, so there is nothing to compare.',
    password: 'A password is sealed in the vault.',
    noPassword: 'No password was entered, and none is stored.',
    keys: 'The keys fit their fields: {anonKey} and {serviceKey}.',
    noAnonKey: 'There is no anon or publishable key, so the exposure check cannot ask the Data API itself.',
    connected: 'Connected: PostgreSQL {version}.',
    tables: '{tables, plural, one {# table} other {# tables}} in {schemas}.',
    noTables: 'No table was found outside the system schemas.',
    encoding: 'The encoding is {encoding}.',
    tlsUnknown: 'TLS was not reached.',
    tlsOff: 'The connection is not encrypted.',
    tlsVerified: '{protocol}, the certificate is verified (mode {mode}).',
    tlsUnverified: '{protocol}, but the certificate does not verify ({reason}).',
    pooled: 'Transaction pooling was observed on port {port}.',
    sessionPooler:
      'Port {port} is the session pooler: every client takes a whole connection. Fine for migrations, tight for an application.',
    notPooled: 'No pooling was observed on port {port}: connections are limited by max_connections.',
    sessionDoor: 'The session connection is a real session.',
    noSessionDoor: 'There is no separate session connection; the schema is deployed through the first one.',
  },
  field: {
    projectUrl: {
      label: 'Project URL',
      help: 'From Project Settings, Data API. The address of the project’s dashboard will do as well.',
    },
    ref: { label: 'Project ref', help: 'Only to compare: it is read from the other values.' },
    connection: {
      label: 'Connection string of the transaction pooler',
      help: 'From Connect, Transaction pooler (port 6543). URL, DSN, psql command, JDBC or .env lines: paste it as it is, here or in any field.',
    },
    sessionConnection: {
      label: 'Connection string for sessions',
      help: 'The session pooler (port 5432) or the direct connection, for deploying the schema.',
    },
    sessionPassword: { label: 'Password of the session connection', help: 'Only where it is another one.' },
    password: {
      label: 'Database password',
      help: 'Empty keeps the stored one. In a pasted string it is found by itself.',
    },
    anonKey: { label: 'Anon or publishable key', help: 'To ask the Data API what the public can see.' },
    serviceKey: {
      label: 'Service or secret key',
      help: 'Bypasses row level security; sealed and used on this machine only.',
    },
    source: {
      label: 'Connection string of today’s database',
      help: 'Mudanza only ever reads from it. Empty keeps the stored one.',
    },
    tlsMode: {
      label: 'TLS mode',
      help: 'As libpq means it.',
      auto: 'Strictest that can work',
      disable: 'disable: no encryption',
      require: 'require: encrypt, do not verify',
      'verify-ca': 'verify-ca: verify the chain',
      'verify-full': 'verify-full: verify chain and name',
    },
    ca: { label: 'CA certificate', help: 'PEM file. Not needed for Supabase, whose root is built in.' },
    plan: {
      label: 'Plan of the project',
      help: 'To compare the size with the plan’s limit.',
      unknown: 'Not stated',
      free: 'Free (500 MB)',
      paid: 'Pro or larger',
    },
    accessToken: {
      label: 'Personal access token',
      help: 'Optional. With it Mudanza asks Supabase for the project’s status, pooler host, bans, restrictions and backups.',
    },
    mayRiskBan: {
      label: 'Try although a ban is near',
      help: 'Only when you are certain of the password: one more refusal may lock this address out.',
    },
  },
  leftOut: {
    'driver-setting':
      '“{part}”: a setting of a driver. The advice for your backend’s driver sets it anew where it is needed.',
    'client-setting': '“{part}”: a setting of the client’s own machine; Mudanza has its own.',
    'file-elsewhere':
      '“{part}”: a file on the machine the text was written for; upload the CA in its own field.',
    'pooler-without-channel-binding': '“{part}”: poolers of Supabase have no channel binding.',
    'other-host': '“{part}”: another host of the list; only the first one is tried here.',
    'other-connection': '“{part}”: a connection of its own that was not taken.',
    'other-secret': '“{part}”: a password that belongs to no connection that was taken.',
    'command-option': '“{part}”: an option or argument of the command that says nothing of the connection.',
    'other-service': '“{part}”: belongs to another kind of database or service.',
    'undefined-variable': '“{part}”: a variable whose value does not stand in the text.',
    'not-a-connection': '“{part}”: says nothing of a connection.',
    unknown: '“{part}”: Mudanza does not know what it means.',
  },
  part: {
    host: 'Host',
    port: 'Port',
    user: 'User',
    database: 'Database',
    tlsMode: 'TLS mode',
    withPassword: 'A password was found in the text.',
    withoutPassword: 'No password was found in the text.',
    kept: 'The field was left empty, so this is the stored one.',
    target: 'Connection of the backend',
    session: 'Connection for sessions',
    secrets: 'Sealed in the vault',
  },
  certificate: {
    title: 'Certificate',
    chain: 'Chain of certificates, the server’s first',
    none: 'The server presented no certificate.',
    chainHolds: 'The chain holds against {anchor}.',
    chainBroken: 'The chain does not hold against {anchor}: {reason}.',
    nameFits: 'The name fits.',
    nameDiffers: 'The certificate is for another name.',
    pinned: 'Supabase root, by fingerprint',
    issuer: 'Issued by',
    self: 'itself',
    names: 'Names',
    validity: 'Valid',
    fingerprint: 'SHA-256',
    anchor: {
      uploaded: 'the uploaded CA',
      supabase: 'Supabase’s built-in root',
      system: 'the system’s roots',
    },
  },
  attempts: {
    button: 'Try again (safe from {time})',
    title:
      '{failures, plural, one {# refused sign-in} other {# refused sign-ins}} at {host} within {minutes, plural, one {# minute} other {# minutes}}',
    limit:
      'The server locks an address out after {limit}. Nothing is tried by itself: one click is one attempt.',
    safeAt: 'The next attempt is safe from',
  },
  table: { caption: 'Tables of the source', name: 'Table', rows: 'Rows (estimate)', size: 'Size' },
  newProject: {
    field: {
      action: {
        label: 'What to do',
        help: 'Look first: it shows what to enter for creating.',
        look: 'Look: list organisations, regions and projects',
        create: 'Create the project and wait until it is healthy',
        unban: 'Show network bans, and lift one',
      },
      keepToken: {
        label: 'Keep the token in the vault',
        help: 'Otherwise it is used for this run only.',
      },
      organization: { label: 'Organisation', help: 'Its slug, as the list shows it.' },
      name: {
        label: 'Name of the project',
        help: 'The plan’s name is agente-hotel-api-[env], with dev, staging or prod in place of [env].',
      },
      region: { label: 'Region', help: 'Its code, as the list shows it; the closest one to the backend.' },
      password: {
        label: 'Database password',
        help: 'Empty: a strong one is made and sealed in the vault; nobody sees it.',
      },
      mayCost: {
        label: 'It may cost money',
        help: 'Needed where the organisation is on a paid plan, or its plan cannot be read.',
      },
      ref: { label: 'Project ref', help: 'Empty: that of this migration.' },
      address: { label: 'Address to lift the ban of', help: 'Empty: bans are only listed.' },
    },
    step: {
      listed:
        'Supabase lists {organizations, plural, one {# organisation} other {# organisations}} and {regions, plural, one {# region} other {# regions}}.',
      creating: 'Creating {name} in {region}.',
      created: 'Supabase accepted the project as {ref}.',
      resumed: 'This migration created {ref} before; waiting for it.',
      status: 'The project’s status is {status}.',
      stored:
        'The pooler {host} and the sealed password are kept; check them in “Supabase project and credentials”.',
      bans: '{count, plural, =0 {No address is banned.} one {# address is banned.} other {# addresses are banned.}}',
      lifted: 'The ban of {address} was lifted.',
    },
    verdict: {
      looked: 'Nothing was changed.',
      healthy: 'The project {ref} is healthy and its connection is kept.',
      noPooler:
        'The project {ref} is healthy, but Supabase names no transaction pooler: paste its connection string.',
      nameTaken: 'The organisation has a project of that name already ({ref}); nothing was created.',
      hasTarget: 'This migration has a target already; nothing was created.',
      costsMoney: 'The organisation’s plan is {plan}: say that it may cost money. Nothing was created.',
      noOrganization: 'The token’s owner belongs to no organisation {slug}; nothing was created.',
      notBanned: '{address} is not banned; nothing was changed.',
      lifted: 'The ban of {address} was lifted.',
    },
    view: {
      organizations: 'Organisations',
      regions: 'Regions',
      projects: 'Projects',
      bans: 'Banned addresses',
      pooler: 'Pooler, as Supabase names it',
    },
  },
  guide: {
    byToken:
      'With an access token, the step “Create the Supabase project” of a Supabase migration does all this for you.',
    title: 'No Supabase project yet?',
    signIn: 'Sign in at supabase.com/dashboard and choose the organisation, or make one.',
    newProject: 'Press “New project”.',
    name: 'Name it agente-hotel-api-[env], with dev, staging or prod in place of [env].',
    password: 'Let it generate the database password, and keep that password: it is shown only once.',
    region:
      'Choose the region closest to where the backend runs (the plan says us-east-1, or the closest one). For data that must stay in the EU: Frankfurt, Ireland, Paris or Stockholm.',
    plan: 'Choose Free for development and staging. For production choose Pro: Free has no restorable backup, pauses when idle, and turns read-only above 500 MB.',
    wait: 'Wait until the project is healthy: two to five minutes.',
    connect: 'Press “Connect”, choose “Transaction pooler” and paste the string below.',
    keys: 'Under Project Settings, API Keys, copy the publishable and the secret key.',
  },
  project: {
    title: 'What Supabase says of the project',
    noToken: 'No access token or no project ref: the project is judged by what can be seen from outside.',
    status: 'Status',
    statusSaid: 'Supabase says that the project’s status is {status}.',
    region: 'Region',
    poolers: 'Pooler, as Supabase names it',
    bans: 'Banned addresses',
    isRestricted: 'Network restrictions',
    isSslEnforced: 'SSL enforced',
    isReadOnly: 'Read-only',
    backups: 'Backups',
    yes: 'Yes',
    no: 'No',
    healthy: 'Supabase says that the project is healthy.',
    notHealthy: 'Supabase says that the project’s status is {status}, not healthy.',
    notAsked: 'Without an access token nothing was asked of Supabase; what can be seen from outside counts.',
    refused: 'Supabase did not answer about the project ({code}); what can be seen from outside counts.',
    otherPooler: 'The pooler’s host is {host}, but Supabase names {named}.',
  },
  ipv6: {
    notNeeded: 'The host has no IPv6 address, so no route is needed.',
    route: 'This machine has a route to the host’s IPv6 address.',
    fallback: 'No route over IPv6 from here; the host’s IPv4 address is used.',
  },
  key: {
    legacy: 'The {slot} key is a legacy JWT. Supabase means to retire these by the end of 2026.',
    publishable: 'The {slot} key is a publishable key.',
    secret: 'The {slot} key is a secret key.',
  },
  finding: {
    sessionFound: 'A second string, for sessions, was found: {host}.',
    tokenFound: 'A personal access token was found.',
    keyShape: 'The {slot} key begins rightly but has an unusual length; was it copied whole?',
    refAgrees: 'Project {ref}, named alike in {places, plural, one {# place} other {# places}}.',
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
    defaultDatabase: 'The text names no database: “{database}” is assumed.',
    placeholderFilled:
      '“{placeholder}” marks the place of the password; the one from its own field is put there.',
    oddDatabase:
      'The database is called “{database}”; at Supabase it is “postgres” unless you made another one.',
    noUser: 'The text names no user.',
    noPassword: 'The text holds no password; enter it in its own field.',
    bracketsKept:
      'The password stands in square brackets. In Supabase’s templates they only mark the place: leave them out unless they are part of it.',
    unknownTlsMode: '“{mode}” is not a TLS mode that libpq knows; the mode chosen in the form applies.',
    plainHere:
      'The server is on this very machine and offers no TLS: it is used without (mode “disable”), since nothing leaves the machine.',
    tlsDisabled: 'The text switches encryption off. The password and all data would travel in the clear.',
    tlsRaised:
      'The text asks for “{wish}”; that is used as “{mode}”, so that it can never fall back to plain text.',
    optionsDropped:
      'The shared pooler drops the setting “{setting}” without a word: set it with SQL or on the role. Only search_path is honoured there.',
    tlsStrict:
      'The text asks for “{wish}”, which is used as “{mode}”: chain and name of the certificate are verified as it wishes.',
    clientCertificate:
      'The text names a client certificate: Mudanza holds none, and Supabase asks for none. A server that demands one refuses the sign-in.',
    channelBindingLeftOut:
      'The text demands channel binding. Supabase’s poolers have none, so it is left out for this one; TLS and its verification stay.',
    prismaFlag:
      '“pgbouncer=true” is a flag for old versions of Prisma. Other drivers stumble over it, so it is carried over for Prisma only.',
  },
} as const;
