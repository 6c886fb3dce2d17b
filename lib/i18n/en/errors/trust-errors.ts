export const trustErrors = {
  'MUD-040': {
    title: 'The webhook did not take the test message',
    cause:
      'A test was sent, and the receiver answered {why} after {ms} ms. Of its answer nothing but this is read, and a redirect is not followed. A new address is kept only after a test arrived.',
    cures: [
      'Copy the address again from the service that shows the messages; one letter too few is enough (401, 403, 404, 410).',
      'A redirect (301, 302, 307, 308)? Give the address that it leads to.',
      'For a service that wants its own form (400, 415, 422), choose Slack, or put a small relay between.',
      'The service itself is at fault (5xx) or in a hurry (429)? Send the test again in a minute.',
    ],
  },
  'MUD-670': {
    title: 'Nobody answers at the webhook’s address',
    cause:
      'A test was sent from this server and not answered: {why}, after {ms} ms. A new address is kept only after a test arrived.',
    cures: [
      'Look at the host’s name and the port in the address (ENOTFOUND: there is no such name; ECONNREFUSED: nothing listens at that port).',
      'Give an address that this server reaches: it is the server that sends, not the browser. Inside a container, localhost is the container.',
      'Behind a firewall or a proxy, let this server out to that host, or put a relay into its own network.',
    ],
  },
  'MUD-671': {
    title: 'The webhook’s address has to begin with https',
    cause:
      'Over plain http everybody on the way reads the message and the address, which is as good as a password. Nothing was sent.',
    cures: [
      'Write https:// in place of http://; every service for messages has it.',
      'For a receiver of your own, use an address of this machine or of a private network: there http is taken.',
    ],
  },
  'MUD-672': {
    title: 'The webhook’s certificate is not trusted',
    cause: 'The receiver shows a certificate that this server does not accept: {why}. Nothing was sent.',
    cures: [
      'Look whether the host’s name in the address is the one in the certificate, and whether it has expired.',
      'For a certificate authority of your own, start Mudanza with NODE_EXTRA_CA_CERTS=/path/to/ca.pem.',
      'Put a relay with a public certificate between.',
    ],
  },
  'MUD-800': {
    title: 'Name and password do not fit',
    cause:
      'There is no account with that name and that password. Accounts without a password sign in with a link.',
    cures: [
      'Type both again: the password counts capital letters, the name does not.',
      'Ask an operator for a new sign-in link (Account → People), then choose a new password.',
      'Nobody can sign in any more? On the server, “npm run admin -- link” prints a link for the owner.',
    ],
  },
  'MUD-801': {
    title: 'This name is locked for a while',
    cause:
      'Five wrong passwords were given for it. It opens again in {minutes, plural, one {one minute} other {# minutes}}.',
    cures: [
      'Wait until it opens by itself.',
      'Ask an operator for a new sign-in link: links work while the name is locked.',
      'Are you the only operator? On the server, “npm run admin -- link” prints one.',
    ],
  },
  'MUD-802': {
    title: 'Too many wrong passwords on this server',
    cause:
      'Somebody tries many names. Passwords are not looked at for {minutes, plural, one {one minute} other {# minutes}}.',
    cures: ['Wait, or sign in with a link.', 'Look into the proxy’s log for the address that tries.'],
  },
  'MUD-803': {
    title: 'Somebody has that name already',
    cause: 'Names stand beside every deed in the audit trail, so each is used once.',
    cures: ['Choose another name, for example with the surname.'],
  },
  'MUD-804': {
    title: 'The new password is too weak',
    cause:
      '{fault, select, short {It has fewer than {shortest} characters.} long {It is longer than 256 characters.} name {It contains the name.} other {It is one of those that are guessed first.}}',
    cures: [
      'Take four or five words that do not belong together, or let a password manager make one.',
      'Length counts; capital letters and digits are not asked for.',
    ],
  },
  'MUD-805': {
    title: 'The last operator stays',
    cause: 'Without an operator nobody could run a step or let anybody in.',
    cures: ['Invite another operator first, then shut this account out.'],
  },
  'MUD-806': {
    title: 'The present password is wrong',
    cause: 'A password is changed only by who knows the present one.',
    cures: [
      'Type the present password again.',
      'If it is lost, sign in with a link and set a new one there.',
    ],
  },
  'MUD-807': {
    title: 'A run of this migration is still open',
    cause: 'It may be using the credentials that are to be forgotten.',
    cures: ['Wait until it ends, or cancel it.', 'Then forget the credentials again.'],
  },
  'MUD-808': {
    title: 'The backup cannot be read',
    cause: 'It was made with another key, it is not whole, or it is no backup of Mudanza ({detail}).',
    cures: [
      'Set the key that was used when it was made (MUDANZA_SECRET_KEY, or the key file beside the data).',
      'Copy the file again: its end may be missing.',
      'Take an older backup.',
    ],
  },
  'MUD-809': {
    title: 'There is something here already',
    cause: 'A backup is only restored into an empty state database, so that nothing is overwritten.',
    cures: [
      'Set MUDANZA_DATA_DIR (or MUDANZA_DATABASE_URL) to an empty place and restore there.',
      'Or move the present data aside first.',
    ],
  },
  'MUD-810': {
    title: 'The state database does not answer',
    cause:
      'Mudanza keeps runs, logs and accounts in a PostgreSQL of its own, and that is down or cannot be reached. The servers of the migration are not meant.',
    cures: [
      'Wait a few seconds: the one that Mudanza brings along is started again by itself, and pages come back.',
      'With MUDANZA_DATABASE_URL: check that server and the network between. /readyz says when it answers again.',
      'Look at its log, postgres/state.log in the data folder, if it stays down.',
    ],
  },
  'MUD-811': {
    title: 'The disk is full',
    cause:
      'There is no space left where Mudanza keeps its state or its copies of files, or where the backend lies. What was being written was not written; nothing is half done.',
    cures: [
      'Free space on the disk that holds the data folder and the backend (df -h shows them).',
      'Then run the step again. Nothing has to be restarted.',
    ],
  },
  'MUD-812': {
    title: 'The key of the secrets is {what, select, missing {missing} other {another one}}',
    cause:
      'Passwords and keys are kept here sealed, and {what, select, missing {there is no key to open them: the data folder has no secret.key and MUDANZA_SECRET_KEY is not set} other {the key that is here opens none of them}}. Nothing was changed and no new key was made.',
    cures: [
      'Put the secret.key that belongs to this data folder back into it (owner only, mode 0600), or set MUDANZA_SECRET_KEY to that key, and start again.',
      'The key is lost? “npm run admin -- forget-sealed” forgets what only it opens; runs and reports stay, the credentials have to be entered again.',
      'To begin from nothing, set MUDANZA_DATA_DIR to an empty folder.',
    ],
  },
  'MUD-830': {
    title: 'A secret stands where it would be kept in plain',
    cause:
      'Line {line} holds {kind, select, known {a secret of this migration} url {the password of a connection string} key {a secret key} token {a token} privateKey {a private key} other {a password}}. What is typed here is kept and shown as it is, so nothing was stored (field {field}).',
    cures: [
      'Take it out, and put it into the field made for it: those are sealed and never shown again.',
      'Write a placeholder instead, such as [YOUR-PASSWORD] or $DB_PASSWORD.',
      'In a schema: leave the statement out, and set the password afterwards in the SQL editor or with \\password in psql.',
      'In an address: give the token as a header of the health check, which is sealed.',
      'If it was sent to somebody or shown on a screen, change it.',
    ],
  },
  'MUD-831': {
    title: 'The file is made to exhaust the machine',
    cause:
      '{path}: {what, select, characters {it has more than {limit, number} characters} entries {it has more than {limit, number} lines and list entries} references {it has more than {limit, number} anchors and references} depth {line {line} nests more than {limit, number} levels deep} other {its references unfold more than {limit, number} times}}. It was not read any further.',
    cures: [
      'Look at that line: brackets that are never closed nest without end.',
      'Write repeated parts out instead of referring to them with & and *.',
      'Split the file.',
    ],
  },
  'MUD-832': {
    title: 'That address hands out this machine’s own credentials',
    cause:
      '{host} is where a cloud’s metadata service answers. Mudanza asks no such address, so that nobody reads those credentials through it.',
    cures: [
      'Give the address of the backend itself.',
      'Behind a link-local address only: give the backend another one.',
    ],
  },
  'MUD-833': {
    title: 'A statement changes how the server reads text',
    cause:
      'The statement on line {line} ({statement}) left {setting} other than it was when the file was read. What comes after it could mean something else to the server than to you, so it was not sent and everything was rolled back.',
    cures: [
      'Take the change of {setting} out of the file. Schemas that pg_dump writes never need it.',
      'If a DO block or a function sets it, let it put the old value back before it ends.',
      "Write constants that hold backslashes as E'…', which reads the same under every setting.",
    ],
  },
  'MUD-834': {
    title: 'A statement left the transaction it was to run in',
    cause:
      'After the statement on line {line} ({statement}) the server was no longer in the transaction that was begun. Nothing more was sent; what ran before it may stand.',
    cures: [
      'Take COMMIT, ROLLBACK and PREPARE TRANSACTION out of the file, also out of blocks and functions that it calls.',
      'Run the comparison of the schemas: it shows what stands on the target.',
      'Take back what stands, then make the preview again.',
    ],
  },
  'MUD-835': {
    title: 'A text is longer than its field takes',
    cause:
      'The field {field} holds {length, plural, one {# character} other {# characters}}; it takes {limit, number}. Nothing was stored.',
    cures: [
      'Shorten it, or paste only the part that is asked for.',
      'A schema is uploaded as a file, or read from the backend’s folder.',
    ],
  },
  'MUD-836': {
    title: 'That run cannot be taken back here',
    cause:
      'The run {id} is not one of the step {step} in this migration, or it only looked. Nothing was started.',
    cures: ['Open the step whose run is to be taken back, and use the button there.'],
  },
  'MUD-837': {
    title: 'What this is about is not there any more',
    cause:
      'Something that was named by its id does not exist, or somebody removed it meanwhile. Nothing was changed.',
    cures: ['Load the page again and start from what it shows.'],
  },
  'MUD-838': {
    title: 'A text holds signs that its field does not take',
    cause:
      'The field {field} holds a NUL, or a name that holds line breaks or marks that turn the direction of what is shown. Nothing was stored.',
    cures: ['Type the text instead of pasting it, or paste it without formatting.'],
  },
  'MUD-839': {
    title: 'The disk under one of Mudanza’s own servers is full',
    cause:
      'The disk that holds {folder} has no room left, so {place, select, state {the state database} scratch {the scratch server, on which schemas are tried,} other {a practice server}} cannot write. The connection that was cut is a consequence.',
    cures: [
      'Make room on that disk, or move MUDANZA_DATA_DIR to a larger one.',
      'Then run the step again: what was open was rolled back.',
    ],
  },
  'MUD-840': {
    title: 'Not everything that a broken-off run left could be removed',
    cause:
      '{count, plural, one {A row} other {# rows}} would not go; the first is in {table}, and the text below says why. What could go is gone; the notes of the rest are kept.',
    cures: [
      'See what refers to the row or locks it, and make room for the removal.',
      'Then show again what is left, and remove it.',
    ],
  },
} as const;
