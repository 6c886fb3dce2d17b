import type { ErrorRule } from './error-rule';

/** Mistakes that a driver reports before or without talking to a Postgres. */
export const CLIENT_RULES: readonly ErrorRule[] = [
  {
    id: 'client.password-missing',
    code: 'MUD-173',
    text: /client password must be a (non-empty )?string|no password supplied|empty password/,
  },
  { id: 'client.invalid-url', code: 'MUD-110', errno: ['ERR_INVALID_URL', 'ERR_INVALID_URL_SCHEME'] },
  {
    id: 'client.invalid-url-text',
    code: 'MUD-110',
    text: /^Invalid URL|invalid connection (string|option)|invalid URI|missing "=" after/,
  },
  { id: 'client.bad-port', code: 'MUD-110', errno: ['ERR_SOCKET_BAD_PORT'] },
  {
    id: 'client.not-postgres',
    code: 'MUD-240',
    text: /received invalid response: \w{1,4}$|Unknown message|unexpected \w+ message from backend|unexpected message|expected authentication request|HTTP\/1\.[01] \d/i,
  },
  {
    id: 'client.scram-server',
    code: 'MUD-241',
    text: /SCRAM-SERVER-(FIRST|FINAL)-MESSAGE|SASL: .*(nonce|signature|iteration|salt)|Only mechanism\(s\)|Unknown authenticationOk message type/,
  },
];
