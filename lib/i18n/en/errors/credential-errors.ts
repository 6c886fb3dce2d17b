export const credentialErrors = {
  'MUD-100': {
    title: 'That is not a connection',
    cause: 'Nothing in the text names a host, so there is nothing to connect to.',
    cures: [
      'Copy the whole string from Connect in the Supabase dashboard and paste it as it is.',
      'A URL, a psql command, key=value pairs, a JDBC URL and lines of an .env file are all understood.',
    ],
  },
  'MUD-101': {
    title: 'A placeholder is still in the text',
    cause: '“{placeholder}” was copied from a template; it is not a real value.',
    cures: [
      'Put the real value in its place.',
      'The password has a field of its own: you can leave it out here.',
    ],
  },
  'MUD-102': {
    title: 'The values belong to different projects',
    cause: 'The project ref must be the same everywhere, but these differ: {refs}.',
    cures: [
      'Open one project in the Supabase dashboard and copy every value from it again.',
      'The ref is the part of the project URL before .supabase.co.',
    ],
  },
  'MUD-103': {
    title: 'The keys are in each other’s place',
    cause:
      'The field for the {slot} key holds a {found} key. A service or secret key bypasses row level security and must never reach a browser.',
    cures: [
      'Swap the two values.',
      'If the service or secret key was ever published, rotate it in the dashboard.',
    ],
  },
  'MUD-104': {
    title: 'That is not an API key of Supabase',
    cause:
      'The {slot} key has neither the shape of a legacy JWT nor that of sb_publishable_… or sb_secret_….',
    cures: ['Copy it again from Project Settings, API Keys; a missing last character is the usual slip.'],
  },
  'MUD-105': {
    title: 'The key has expired',
    cause: 'The {slot} key was valid until {until}.',
    cures: ['Copy the project’s current key from Project Settings, API Keys.'],
  },
  'MUD-106': {
    title: 'The key is that of a local practice stack',
    cause:
      'The {slot} key was issued by “supabase-demo”: every local stack has the same one and no hosted project accepts it.',
    cures: ['Copy the key of the hosted project from Project Settings, API Keys.'],
  },
  'MUD-107': {
    title: 'That is a user’s session token',
    cause: 'The {slot} key was issued to a signed-in user, not to the project.',
    cures: ['Copy the API key from Project Settings, API Keys.'],
  },
  'MUD-108': {
    title: 'The password is missing',
    cause: 'The connection for {user} at {host} has no password, and none is stored.',
    cures: [
      'Enter the database password.',
      'If nobody knows it, reset it in the dashboard under Database, Settings. Every client with the old one stops working.',
    ],
  },
  'MUD-110': {
    title: 'The connection string cannot be read',
    cause:
      'A driver refused it, usually because of a character such as # / ? or @ in the password that was not percent-encoded.',
    cures: [
      'Paste it in the connection form: Mudanza shows how it understands it before anything is dialled.',
      'Percent-encode the password (@ is %40, / is %2F, # is %23, ? is %3F).',
    ],
  },
  'MUD-111': {
    title: 'That is the address of a web page',
    cause: '{host} speaks HTTPS; the database has another host.',
    cures: ['Press Connect at the top of the project’s dashboard and copy the transaction pooler’s string.'],
  },
  'MUD-112': {
    title: 'Mudanza holds the attempt back to keep you from being locked out',
    cause:
      '{count, plural, one {# wrong password was} other {# wrong passwords were}} sent to {host} lately, and the server bans an address after {limit}. Another try now could block every client behind it.',
    cures: [
      'Find the right password first; stop other clients that still use the old one.',
      'Wait until {safeAt}, then try again.',
      'If you are certain of the password now, tick “Try although a ban is near”.',
    ],
  },
  'MUD-113': {
    title: 'The text can be read in two ways',
    cause: 'Its marks allow more than one host. It was read as {chosen}.',
    cures: [
      'Check the host that is shown.',
      'Percent-encode the @ of the password as %40 to leave no doubt.',
    ],
  },
  'MUD-115': {
    title: 'The session connection is not one',
    cause:
      '{host}:{port} is a transaction pooler. Deploying a schema needs a real session: port 5432 of the pooler, or the direct host.',
    cures: [
      'Copy the session pooler’s string from Connect.',
      'Leave the field empty to work through the pooler alone.',
    ],
  },
  'MUD-116': {
    title: 'The CA certificate cannot be read',
    cause: 'The text is not a certificate in PEM form.',
    cures: [
      'Upload the file that begins with -----BEGIN CERTIFICATE-----.',
      'For Supabase leave it out: its root is built in.',
    ],
  },

  'MUD-120': {
    title: 'The host name does not exist',
    cause: 'No address is published for {host}, neither IPv4 nor IPv6.',
    cures: [
      'Compare the host with where you copied it from, letter by letter.',
      'If it is a private name, connect this machine to that network.',
    ],
  },
  'MUD-121': {
    title: 'The project’s host name has no address here',
    cause:
      'Either the resolver leaves out IPv6 addresses, the only ones that the direct host has, or the project is paused, deleted or not ready yet.',
    cures: [
      'Use the session pooler (port 5432 of the pooler’s host): it is reachable over IPv4.',
      'Look in the dashboard whether the project is paused, and resume it.',
      'Compare the project ref with the dashboard’s.',
    ],
  },
  'MUD-122': {
    title: 'This network has no IPv6, and the host has nothing else',
    cause:
      'The direct host and the dedicated pooler of a project are published over IPv6 only; this machine has no route there.',
    cures: [
      'Use the session pooler (port 5432) or the transaction pooler (port 6543) of the shared pooler’s host.',
      'Enable IPv6 on this network.',
      'Buy the IPv4 add-on; the host name then gets an IPv4 address instead.',
    ],
  },
  'MUD-123': {
    title: 'Supabase refused the connection',
    cause:
      'The port answers with a refusal. After wrong passwords that is a ban of this address (30 minutes); otherwise the database is restarting or the network is restricted.',
    cures: [
      'Stop every client that may use an old password, and wait 30 minutes.',
      'Look under Database, Settings, Network bans, and lift the ban of your address.',
      'Look whether the project is restarting or has network restrictions.',
    ],
  },
  'MUD-124': {
    title: 'Nobody listens on that port',
    cause: '{host} is up, but no program accepts connections on port {port}.',
    cures: [
      'Start the database, or its container.',
      'Compare the port with the server’s setting; in Docker it must be published.',
      'Check that the server listens on this address (listen_addresses).',
    ],
  },
  'MUD-125': {
    title: 'The server did not answer in time',
    cause:
      'Packets to {host}:{port} get no answer: usually a firewall that drops them, or an overloaded server.',
    cures: [
      'Try the other port (5432 or 6543): some networks let only one out.',
      'Ask for outgoing access to ports 5432 and 6543 from this network.',
      'Look at the project’s health and network restrictions in the dashboard.',
    ],
  },
  'MUD-126': {
    title: 'The connection was cut',
    cause: 'The other end, or something in between, closed the connection without saying why.',
    cures: [
      'Try once more: poolers and databases restart after a change of settings.',
      'Look whether a proxy, VPN or firewall ends idle connections.',
      'Look in the database’s log at that time.',
    ],
  },
  'MUD-127': {
    title: 'The name server does not answer',
    cause: 'Looking up {host} failed for now; that says nothing about the host.',
    cures: ['Try again in a minute.', 'Check this machine’s network and its DNS settings.'],
  },
  'MUD-128': {
    title: 'The server ended the connection on purpose',
    cause: 'An administrator’s command, a restart or a change of settings closed it.',
    cures: ['Wait a minute and try again.', 'Look in the dashboard whether the project is restarting.'],
  },
  'MUD-129': {
    title: 'There is no route to the host',
    cause: 'This machine’s network does not know a way to {host}.',
    cures: [
      'Check the network, VPN and firewall of this machine.',
      'Compare the host with where you copied it from.',
    ],
  },
  'MUD-130': {
    title: 'This machine forbids the connection',
    cause: 'A local firewall or sandbox does not let the program open it.',
    cures: ['Allow outgoing connections to {host}:{port} on this machine.'],
  },
  'MUD-131': {
    title: 'This machine has no sockets left',
    cause: 'The operating system’s limit of open files or buffers is reached.',
    cures: ['Close programs with many connections.', 'Raise the limit (ulimit -n).'],
  },
} as const;
