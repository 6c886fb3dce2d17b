/** MUD-1xx and MUD-2xx: reading, reaching and using a database. MUD-7xx: the Management API. */
export const connectionErrors = {
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
      '{count} wrong passwords were sent to {host} lately, and the server bans an address after {limit}. Another try now could block every client behind it.',
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

  'MUD-140': {
    title: 'The server does not offer TLS',
    cause:
      'It answered no to the request for encryption. Every database of Supabase offers it, so this is another server or something stands in between.',
    cures: [
      'Compare host and port with the dashboard.',
      'Look for a tunnel, proxy or local Postgres on that port.',
      'For a server of your own, switch TLS on (ssl = on), or choose the mode “disable” knowingly.',
    ],
  },
  'MUD-141': {
    title: 'The server accepts encrypted connections only',
    cause: 'The attempt was unencrypted, and no rule of pg_hba.conf allows that.',
    cures: ['Choose the TLS mode “require” or stronger.'],
  },
  'MUD-142': {
    title: 'The pooler accepts encrypted connections only',
    cause: 'The project enforces SSL, and the attempt was unencrypted.',
    cures: ['Choose the TLS mode “require” or stronger.'],
  },
  'MUD-143': {
    title: 'The Supabase root certificate is not trusted',
    cause:
      'Supabase signs its databases with a private root that no operating system knows, and the client verified against another set.',
    cures: [
      'Leave the CA empty: Mudanza has the Supabase root built in.',
      'In a backend, hand the file prod-ca-2021.crt to the driver as its CA.',
      'Never switch verification off for this.',
    ],
  },
  'MUD-144': {
    title: 'The server’s certificate has expired',
    cause: 'Its validity ended, so nobody vouches for it any more.',
    cures: ['Check this machine’s clock.', 'Renew the certificate on the server.'],
  },
  'MUD-145': {
    title: 'The server’s certificate is not valid yet',
    cause: 'Its validity begins in the future.',
    cures: [
      'Check this machine’s clock.',
      'Check when the certificate was issued, and the server’s clock then.',
    ],
  },
  'MUD-146': {
    title: 'The certificate is for another name',
    cause:
      'The chain may be right, but the certificate does not name {host}: an alias, an IP address or a tunnel is in use, or it is another server.',
    cures: [
      'Connect by a name that the certificate carries; the certificate panel lists them.',
      'Choose verify-ca if an alias is really wanted.',
    ],
  },
  'MUD-147': {
    title: 'The two ends cannot agree on TLS',
    cause: 'The handshake failed: another protocol on that port, or no TLS version or cipher in common.',
    cures: [
      'Compare host and port with where you copied them from.',
      'Look for a proxy in between that ends TLS itself.',
      'Allow TLS 1.2 or newer on the server.',
    ],
  },
  'MUD-148': {
    title: 'The CA certificate is not readable',
    cause:
      'Verification needs a CA certificate in PEM form, and the given one is missing or damaged (file: {file}).',
    cures: [
      'Give the right file or text, beginning with -----BEGIN CERTIFICATE-----.',
      'For Supabase leave it out here: its root is built in.',
    ],
  },
  'MUD-149': {
    title: 'Channel binding was demanded, and the server has none',
    cause:
      'channel_binding=require cannot work through a pooler: neither Supavisor nor PgBouncer offers SCRAM with channel binding.',
    cures: [
      'Remove channel_binding from the connection string.',
      'Use the direct connection where channel binding is a must.',
    ],
  },
  'MUD-150': {
    title: 'The client tried Kerberos encryption first',
    cause: 'The pooler does not know the request for GSSAPI encryption and answered it as one for TLS.',
    cures: ['Add gssencmode=disable to the connection string.'],
  },
  'MUD-151': {
    title: 'The certificate is signed by itself',
    cause:
      'The server presents a certificate that no authority vouches for. A database of Supabase never does.',
    cures: [
      'Compare host and port: for Supabase this is another server, or something stands in between.',
      'For a server of your own, upload its certificate as the CA.',
    ],
  },
  'MUD-152': {
    title: 'The connection was cut during the TLS handshake',
    cause: 'The server, or something in between, closed or stalled before encryption was agreed.',
    cures: [
      'Try once more.',
      'Look for a firewall or proxy that inspects TLS.',
      'Compare host and port with where you copied them from.',
    ],
  },
  'MUD-153': {
    title: 'The certificate’s authority is not trusted',
    cause: 'The chain ends in a root that is neither among the known ones nor the uploaded one.',
    cures: [
      'Upload the CA certificate that signed the server’s.',
      'For Supabase compare the host: its root is built in and would have fitted.',
      'Compare the SHA-256 fingerprints in the certificate panel with the issuer’s.',
    ],
  },
  'MUD-154': {
    title: 'The certificate is not one of Supabase’s',
    cause:
      '{host} belongs to Supabase, but its certificate does not lead to the Supabase root that is built in. Something in between may be reading along. No password was sent.',
    cures: [
      'Try from another network, without VPN or proxy.',
      'Compare the SHA-256 fingerprints in the certificate panel with those of prod-ca-2021.crt from the dashboard.',
      'If Supabase has a new root, download it from the dashboard and upload it as the CA.',
    ],
  },
  'MUD-155': {
    title: 'The certificate was revoked',
    cause: 'Its authority took it back.',
    cures: ['Do not connect. Ask whoever runs the server for a new certificate.'],
  },

  'MUD-159': {
    title: 'The pooler refused the password',
    cause:
      'The password of “{role}” is wrong, or it was changed a moment ago and the pooler still remembers the old one.',
    cures: [
      'If it was changed just now, wait 15 seconds and try once.',
      'Enter the password again; in a URL percent-encode its special characters.',
      'Reset it in the dashboard under Database, Settings. Ten failures in 150 seconds block this address for two minutes.',
    ],
  },
  'MUD-160': {
    title: 'The password is wrong',
    cause: 'The server refused the password of “{role}”. A role that does not exist gets the same answer.',
    cures: [
      'Enter the password again; in a URL percent-encode its special characters.',
      'Compare the user name: a missing role looks just like this.',
      'Reset the password on the server. At Supabase three failures ban this address for 30 minutes.',
    ],
  },
  'MUD-161': {
    title: 'A pooler’s user name on the direct host',
    cause:
      '“{role}” is how the shared pooler names the user; the direct host and the dedicated pooler know only the part before the dot.',
    cures: ['Use the user name “postgres” with this host.', 'Or use the pooler’s host with this user name.'],
  },
  'MUD-162': {
    title: 'PgBouncer refused the login',
    cause:
      'The user is unknown to it or the password is wrong; it does not say which. At Supabase this is the dedicated pooler, where the user name has no project ref.',
    cures: [
      'Use “postgres” without the project ref as the user.',
      'Enter the password again.',
      'Reset the password. Three failures ban this address for 30 minutes.',
    ],
  },
  'MUD-163': {
    title: 'The role does not exist or has no password',
    cause: 'The pooler asked the database for the secret of “{user}” and found none.',
    cures: ['Use “postgres.” followed by the project ref.', 'Create the role with LOGIN and a password.'],
  },
  'MUD-164': {
    title: 'The role’s password is stored as MD5',
    cause: 'The pooler speaks SCRAM only and cannot use a password that was stored as an MD5 hash.',
    cures: ['Set the same password again (ALTER ROLE … PASSWORD …): it is then stored as SCRAM.'],
  },
  'MUD-165': {
    title: 'The pooler could not look the user up',
    cause: 'It asks the database for the password’s hash, and the database did not answer properly.',
    cures: ['Try again in a minute.', 'Look at the database’s health in the dashboard.'],
  },
  'MUD-166': {
    title: 'The pooler blocks this address for a while',
    cause:
      'Ten or more logins failed within 150 seconds. The block lasts two minutes, and every further try prolongs it.',
    cures: [
      'Stop every client that uses the old password.',
      'Wait two full minutes, then try once.',
      'Check the password before that try.',
    ],
  },
  'MUD-167': {
    title: 'The pooler cannot get the credentials from the database',
    cause: 'It failed several times and pauses for 30 seconds; the database is unreachable or unwell.',
    cures: [
      'Wait half a minute and try once.',
      'Look at the project’s health in the dashboard; resume or restart it if needed.',
    ],
  },
  'MUD-168': {
    title: 'The pooler has given up on the database for a moment',
    cause: 'Too many of its own connections to the database failed.',
    cures: ['Wait half a minute and try once.', 'Look at the project’s health in the dashboard.'],
  },
  'MUD-169': {
    title: 'This pooler does not know the project',
    cause:
      'The host is reachable but is another cluster’s pooler, or the project ref is wrong, or the project is paused or was resumed minutes ago. It is not a password problem, and the ENOTFOUND in its text is not a DNS one.',
    cures: [
      'Copy the pooler’s host again from Connect: its number (aws-0, aws-1 …) cannot be guessed from the region.',
      'Look in the dashboard whether the project is paused. After resuming it takes up to 15 minutes.',
      'Compare the project ref in the user name with the project URL.',
    ],
  },
  'MUD-170': {
    title: 'The user name lacks the project ref',
    cause:
      'The shared pooler serves many projects and tells them apart by the user name; “{user}” names none.',
    cures: ['Use “postgres.” followed by the project ref as the user.'],
  },
  'MUD-171': {
    title: 'The platform has blocked the project',
    cause: 'The pooler says that the project is banned.',
    cures: ['Write to Supabase’s support; nothing here can lift it.'],
  },
  'MUD-172': {
    title: 'The pooler cannot read the user or database name',
    cause: 'One of them is empty, too long or has characters that cannot be printed.',
    cures: ['Compare user and database with Connect in the dashboard; look for a stray space or line break.'],
  },
  'MUD-173': {
    title: 'No password was sent',
    cause: 'The server asked for one, and the client had none: the field, URL or variable is empty.',
    cures: ['Enter the database password.', 'In a backend check that the variable is set where it runs.'],
  },
  'MUD-174': {
    title: 'The role may not log in',
    cause: 'The role “{role}” does not exist on this server, or may not log in.',
    cures: [
      'Compare the user name with where you copied it from.',
      'Create the role with LOGIN, or allow it to log in.',
    ],
  },
  'MUD-175': {
    title: 'The server does not let this client in',
    cause: 'No rule of pg_hba.conf allows this address, user and database together.',
    cures: ['Compare user and database.', 'Add a rule for this client to pg_hba.conf and reload the server.'],
  },
  'MUD-176': {
    title: 'The project’s network restrictions keep this address out',
    cause: 'The address of this machine is not in the list of allowed ranges.',
    cures: [
      'Add this machine’s public IPv4 and IPv6 ranges under Database, Settings, Network restrictions.',
      'Connect from a network that is allowed.',
    ],
  },
  'MUD-177': {
    title: 'The login was not finished in time',
    cause: 'The pooler waited for the client’s answer and gave up, or got one that it did not expect.',
    cures: ['Try once more.', 'Look for a proxy between this machine and the pooler.'],
  },
  'MUD-178': {
    title: 'The pooler holds an old password',
    cause: 'The password was changed, and the pooler’s own connections still use the one before.',
    cures: [
      'Wait 15 seconds and connect again with the new password.',
      'Stop clients that still use the old one.',
    ],
  },

  'MUD-180': {
    title: 'The session pooler is full',
    cause: 'In session mode each client takes a whole connection, and the pool has {limit}.',
    cures: [
      'Close clients that are idle, or make the application’s pool smaller.',
      'Use transaction mode (port 6543) for the application.',
      'Raise the pool size in the dashboard, within the size of the project.',
    ],
  },
  'MUD-181': {
    title: 'The pooler has no room for more clients',
    cause: 'The number of clients of this size of project is reached (200 on the smallest).',
    cures: [
      'Close clients that are idle, or make the applications’ pools smaller.',
      'Choose a larger compute size.',
    ],
  },
  'MUD-182': {
    title: 'No connection of the pool became free',
    cause:
      'All connections to the database were busy for the whole time; long transactions are the usual reason.',
    cures: [
      'Look for long transactions (pg_stat_activity) and end them.',
      'Make transactions shorter.',
      'Raise the pool size.',
    ],
  },
  'MUD-183': {
    title: 'The database has no connections left',
    cause:
      'max_connections is reached (60 on the smallest projects, shared with the platform’s own services).',
    cures: [
      'Close clients that are idle.',
      'Connect through the pooler.',
      'Make the applications’ pools smaller.',
      'Choose a larger compute size.',
    ],
  },
  'MUD-184': {
    title: 'PgBouncer has no room for more clients',
    cause: 'Its limit of client or database connections is reached.',
    cures: [
      'Close clients that are idle, or make the applications’ pools smaller.',
      'Raise max_client_conn, or choose a larger compute size.',
    ],
  },
  'MUD-185': {
    title: 'The query waited too long for a connection',
    cause:
      'PgBouncer found no server connection within query_wait_timeout: all are busy, or the database behind it is down.',
    cures: [
      'Look whether the database behind the pooler is up.',
      'Look for long transactions and end them.',
      'Raise the pool size.',
    ],
  },
  'MUD-186': {
    title: 'The login took too long',
    cause: 'PgBouncer ended the connection because logging in was not finished within client_login_timeout.',
    cures: ['Try again: with a full pool even the login has to wait.', 'Look at the load of the database.'],
  },
  'MUD-187': {
    title: 'PgBouncer cannot log in to the database',
    cause: 'Its own attempts fail, and it repeats the last error until it tries again.',
    cures: [
      'Wait a minute and try once.',
      'Look at the database’s health.',
      'After a change of password restart the pooler.',
    ],
  },
  'MUD-188': {
    title: 'PgBouncer is shutting down',
    cause: 'The pooler is being restarted.',
    cures: ['Wait a minute and try again.'],
  },
  'MUD-189': {
    title: 'Too many prepared statements',
    cause: 'The pooler limits how many prepared statements one client may keep.',
    cures: [
      'Lower the driver’s statement cache.',
      'Switch named prepared statements off.',
      'Use session mode.',
    ],
  },
  'MUD-190': {
    title: 'The pooler stumbled',
    cause: 'It could not set up or keep the pool for this project; that usually passes.',
    cures: [
      'Wait half a minute and try once.',
      'If it stays, look at status.supabase.com and write to the support.',
    ],
  },
  'MUD-191': {
    title: 'The pooler reported an error that Mudanza does not know',
    cause: 'Its code is {ecode}; the text below is its own.',
    cures: [
      'Read its text.',
      'Try once more after half a minute.',
      'Look the code up in Supabase’s documentation.',
    ],
  },

  'MUD-200': {
    title: 'Prepared statements do not survive in transaction mode',
    cause:
      'The driver prepares statements by name (here “{statement}”), and the pooler hands each transaction to another connection, where that name is unknown or taken.',
    cures: [
      'Switch named prepared statements off in the driver; the step “Driver check” says how.',
      'Use the session pooler or the direct connection.',
    ],
  },
  'MUD-201': {
    title: 'PREPARE as SQL does not work in transaction mode',
    cause:
      'The pooler understands prepared statements of the protocol only, not the SQL commands PREPARE, EXECUTE and DEALLOCATE.',
    cures: ['Let the driver send parameters instead.', 'Use the session pooler or the direct connection.'],
  },
  'MUD-202': {
    title: 'PgBouncer refuses a startup parameter',
    cause: 'The connection string asks for “{parameter}”, which PgBouncer does not pass on.',
    cures: [
      'Remove the parameter from the connection string.',
      'Set it on the role instead: ALTER ROLE … SET ….',
    ],
  },
  'MUD-203': {
    title: 'The connection string is too long for the pooler',
    cause: 'User, database, application name and options together exceed 1024 bytes.',
    cures: ['Shorten application_name and options.'],
  },
  'MUD-204': {
    title: 'The server does not know a setting of the connection string',
    cause: '“{parameter}” is not a setting of PostgreSQL; a driver passed on what was meant for another one.',
    cures: ['Remove “{parameter}” from the connection string.'],
  },

  'MUD-220': {
    title: 'The database does not exist',
    cause: 'The server has no database “{name}”. At Supabase it is called “postgres”.',
    cures: ['Use the database “postgres” at Supabase.', 'Create the database, or correct its name.'],
  },
  'MUD-221': {
    title: 'The database is starting',
    cause: 'It was started, resumed or is recovering, and does not take connections yet.',
    cures: ['Wait a minute and try again.', 'If it stays, read the database’s log.'],
  },
  'MUD-222': {
    title: 'The database is read-only',
    cause: 'It is a replica, or the project went over its size and writing was switched off.',
    cures: [
      'Check that this is the primary, not a read replica.',
      'Look at the database’s size: the free plan turns read-only above 500 MB.',
      'Free space or upgrade, then switch read-only off in the dashboard.',
    ],
  },
  'MUD-223': {
    title: 'The statement took too long',
    cause: 'It ran into statement_timeout; at Supabase that is two minutes for “postgres”.',
    cures: [
      'Run it when the database is less busy.',
      'Raise the limit for this role: ALTER ROLE … SET statement_timeout = ….',
    ],
  },
  'MUD-224': {
    title: 'The role lacks a permission',
    cause: 'The role “{user}” may not do this (permission denied for {object}).',
    cures: ['Connect as the owner, at Supabase “postgres”.', 'Grant the permission that is missing.'],
  },
  'MUD-225': {
    title: 'The pooler cannot reach the database',
    cause:
      'The pooler answers, the database behind it does not: paused, restarting, being resized, or unwell.',
    cures: [
      'Look at the project’s status in the dashboard; resume it if it is paused.',
      'Wait a few minutes and try again.',
    ],
  },
  'MUD-226': {
    title: 'The database is shutting down',
    cause: 'It is being stopped or restarted.',
    cures: ['Wait a minute and try again.', 'Look who restarts it.'],
  },
  'MUD-228': {
    title: 'Something else holds the lock',
    cause: 'The statement waited for a lock longer than lock_timeout allows; nothing was changed.',
    cures: [
      'Try again when the other transaction has ended.',
      'Look for it in pg_locks and pg_stat_activity.',
    ],
  },
  'MUD-229': {
    title: 'The transaction was idle for too long',
    cause: 'The server ends transactions that do nothing (idle_in_transaction_session_timeout).',
    cures: ['Try again.', 'Raise the limit for this role if the pause is intended.'],
  },
  'MUD-230': {
    title: 'The disk is full',
    cause: 'The server has no room left to write.',
    cures: ['Free space, or enlarge the disk before importing.'],
  },
  'MUD-231': {
    title: 'The server ran out of memory or reached a limit',
    cause: 'It could not get the resources that the statement needs.',
    cures: ['Try again when it is less busy.', 'Choose a larger compute size.'],
  },
  'MUD-240': {
    title: 'That is not a Postgres server',
    cause: 'Something answers on {host}:{port}, but not in Postgres’ language.',
    cures: [
      'Compare host and port with where you copied them from.',
      'Look for a web server or proxy on that port.',
    ],
  },
  'MUD-241': {
    title: 'The server’s side of the login does not add up',
    cause:
      'Its SCRAM messages are damaged or of a kind that the client does not speak: something in between, or not a Postgres server.',
    cures: [
      'Compare host and port with where you copied them from.',
      'Do not enter the password again before that is settled.',
    ],
  },
  'MUD-242': {
    title: 'The server reports a breach of protocol',
    cause: 'PgBouncer gives this to nearly all its errors; the text below is its own.',
    cures: ['Read its text.', 'Try once more.', 'Compare host, port and user with the dashboard.'],
  },

  'MUD-700': {
    title: 'Supabase does not accept the access token',
    cause: 'The token is wrong, expired or was revoked.',
    cures: [
      'Make a new personal access token in the dashboard under Account, Access Tokens.',
      'Leave it out: everything else works without it.',
    ],
  },
  'MUD-701': {
    title: 'The token may not do this',
    cause: 'Its owner lacks the right for this project or organisation ({call}).',
    cures: ['Ask an owner or administrator of the organisation.', 'Do it in the dashboard.'],
  },
  'MUD-702': {
    title: 'The Management API does not know the project',
    cause:
      'For this token there is nothing under {call}: another account’s project, a wrong ref, or a feature that the plan lacks.',
    cures: ['Compare the project ref.', 'Use a token of an account that sees the project.'],
  },
  'MUD-703': {
    title: 'Too many calls to the Management API',
    cause: 'Supabase limits them per minute, and the limit is reached.',
    cures: ['Wait {seconds, plural, one {# second} other {# seconds}} and try again.'],
  },
  'MUD-704': {
    title: 'The Management API cannot be reached',
    cause: 'No proper answer came ({status}).',
    cures: [
      'Try again in a minute.',
      'Check that this machine may reach the internet over HTTPS.',
      'Look at status.supabase.com.',
    ],
  },
  'MUD-705': {
    title: 'The Management API answered in an unknown form',
    cause: 'The answer to {call} lacks what its documentation promises ({detail}).',
    cures: [
      'Look the value up in the dashboard and enter it by hand.',
      'Report it with the name of the call.',
    ],
  },
  'MUD-706': {
    title: 'The project is not ready in time',
    cause: 'Its status is still “{status}”.',
    cures: [
      'Wait some minutes and look again; a new project takes two to five.',
      'Look at the project in the dashboard.',
    ],
  },
  'MUD-707': {
    title: 'Supabase refused the change',
    cause: 'It says: {detail}',
    cures: ['Correct what it names.', 'On the free plan two projects may be active: pause one.'],
  },
} as const;
