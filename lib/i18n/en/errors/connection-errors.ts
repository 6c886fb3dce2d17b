/** MUD-1xx and MUD-2xx: reading, reaching and using a database. MUD-7xx: the Management API. */
export const connectionErrors = {
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
      'Ten or more logins failed within 150 seconds. The block lasts two minutes; failed tries of other clients behind the same address count as well.',
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
} as const;
