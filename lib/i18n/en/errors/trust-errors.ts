export const trustErrors = {
  'MUD-800': {
    title: 'Name and password do not fit',
    cause:
      'There is no account with that name and that password. Accounts without a password sign in with a link.',
    cures: [
      'Type both again: the password counts capital letters, the name does not.',
      'Ask an operator for a new sign-in link (Account → People), then choose a new password.',
      'Nobody can sign in any more? Restart Mudanza on the server: it prints a link for the owner.',
    ],
  },
  'MUD-801': {
    title: 'This name is locked for a while',
    cause:
      'Five wrong passwords were given for it. It opens again in {minutes, plural, one {one minute} other {# minutes}}.',
    cures: [
      'Wait until it opens by itself.',
      'Ask an operator for a new sign-in link: links work while the name is locked.',
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
} as const;
