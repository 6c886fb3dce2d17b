import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findSecret } from './find-secret';
import { findShapes } from './find-shapes';
import { isPlaceholder } from './placeholder';
import { redactText } from './redact-text';
import { SECRET_NAME, SECRET_VARIABLE, TOKEN_SHAPES, type TokenBody } from './secret-shapes';

/** So many characters that look random and are always the same; made here, so that none of them is anybody's. */
function filler(length: number, alphabet: string): string {
  let text = '';
  for (let round = 0; text.length < length; round += 1)
    text += [...createHash('sha512').update(`filler ${round}`).digest()]
      .map((byte) => alphabet[byte % alphabet.length])
      .join('');
  return text.slice(0, length);
}

const LOWER_HEX = '0123456789abcdef';
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const WORD = `${ALNUM}_-`;
const of: Readonly<Record<TokenBody, string>> = {
  alnum: ALNUM,
  word: WORD,
  dotted: WORD,
  base64: ALNUM,
  path: ALNUM,
};

/** How long they really are, by the rules of gitleaks (config/gitleaks.toml) and the issuers' own pages. */
const ISSUED: readonly (readonly [name: string, token: string])[] = [
  ['GitHub, classic: 36 letters', `ghp_${filler(36, ALNUM)}`],
  ['GitHub, fine-grained: 22 and 59', `github_pat_${filler(22, ALNUM)}_${filler(59, ALNUM)}`],
  ['GitLab: 20', `glpat-${filler(20, WORD)}`],
  ['GitLab, routable', `glpat-${filler(27, WORD)}.${filler(2, LOWER_HEX)}.${filler(9, LOWER_HEX)}`],
  ['Slack bot', `xoxb-${filler(12, '0123456789')}-${filler(12, '0123456789')}-${filler(24, ALNUM)}`],
  ['Slack app', `xapp-1-A${filler(10, CAPITALS)}-${filler(13, '0123456789')}-${filler(64, LOWER_HEX)}`],
  ['AWS: 16 of base 32', `AKIA${filler(16, CAPITALS)}`],
  ['Google API: 35', `AIza${filler(35, WORD)}`],
  ['Stripe', `sk_live_${filler(24, ALNUM)}`],
  ['Stripe, restricted', `rk_test_${filler(24, ALNUM)}`],
  ['npm: 36', `npm_${filler(36, ALNUM)}`],
  ['PyPI', `pypi-AgEIcHlwaS5vcmc${filler(60, WORD)}`],
  ['SendGrid: 22 and 43', `SG.${filler(22, WORD)}.${filler(43, WORD)}`],
  ['Twilio: 32 hex', `SK${filler(32, LOWER_HEX)}`],
  ['Shopify: 32 hex', `shpat_${filler(32, LOWER_HEX)}`],
  ['DigitalOcean: 64 hex', `dop_v1_${filler(64, LOWER_HEX)}`],
  ['Vault', `hvs.${filler(95, WORD)}`],
  ['OpenAI', `sk-${filler(48, ALNUM)}`],
  ['OpenAI, of a project', `sk-proj-${filler(74, WORD)}T3BlbkFJ${filler(74, WORD)}`],
  ['Anthropic', `sk-ant-api03-${filler(93, WORD)}AA`],
  ['Grafana', `glsa_${filler(32, ALNUM)}_${filler(8, LOWER_HEX)}`],
  ['Hugging Face', `hf_${filler(34, ALNUM)}`],
  ['Databricks', `dapi${filler(32, LOWER_HEX)}`],
  ['Supabase access token: 40 hex', `sbp_${filler(40, LOWER_HEX)}`],
  ['Supabase secret key: 22 and 8', `sb_secret_${filler(22, WORD)}_${filler(8, WORD)}`],
  ['Neon', `napi_${filler(64, ALNUM)}`],
  ['age', `AGE-SECRET-KEY-1${filler(58, CAPITALS)}`],
  ['Linear', `lin_api_${filler(40, ALNUM)}`],
  ['New Relic', `NRAK-${filler(27, CAPITALS)}`],
  ['Discord webhook', `https://discord.com/api/webhooks/${filler(18, '0123456789')}/${filler(68, WORD)}`],
  [
    'Slack webhook',
    `https://hooks.slack.com/services/T${filler(8, CAPITALS)}/B${filler(8, CAPITALS)}/${filler(24, ALNUM)}`,
  ],
  ['Telegram', `https://api.telegram.org/bot${filler(10, '0123456789')}:AA${filler(33, WORD)}/sendMessage`],
];

/** Where such a token is met. */
const PLACES: readonly ((token: string) => string)[] = [
  (token) => token,
  (token) => `x ${token} y`,
  (token) => `{"value":"${token}"}`,
  (token) => `curl 'https://h/p?a=1&b=${token}&c=2'`,
  (token) => `first line\n\t${token}\nlast line`,
  (token) => `(${token})`,
];

describe('a token as it is issued', () => {
  it.each(ISSUED)('%s: hidden whole in a log, refused in a form', (_, token) => {
    const secret = token.slice(-12);
    for (const place of PLACES) {
      expect(redactText(place(token))).not.toContain(secret);
      expect(findSecret(place(token))?.kind).toMatch(/^(?:key|token|password)$/);
    }
    expect(findSecret(PLACES[4]?.(token) ?? '')?.line).toBe(2);
  });
});

describe.each(TOKEN_SHAPES.map((shape) => [shape.name, shape] as const))('%s', (_, shape) => {
  const hits = (text: string) => findShapes(text).filter(({ form }) => form === 'token');

  it('is found from its fewest characters on, all of it, and named', () => {
    const body = filler(shape.min, of[shape.body]);
    const text = `> ${shape.prefix}${body} <`;
    expect(hits(text)).toEqual([
      {
        start: 2 + shape.prefix.length,
        end: text.length - 2,
        kind: shape.kind,
        name: shape.name,
        isPublic: shape.isPublic ?? false,
        form: 'token',
      },
    ]);
    expect(hits(`> ${shape.prefix}${body.slice(0, -1)} <`)).toEqual([]);
  });

  it('is refused in a form unless it is public by design, and its form has a source', () => {
    const text = `${shape.prefix}${filler(shape.min, of[shape.body])}`;
    expect(findSecret(text)).toEqual(shape.isPublic ? null : { kind: shape.kind, line: 1 });
    expect(redactText(text)).toBe(`${shape.prefix}••••••`);
    expect(shape.source).toMatch(/^gitleaks [\w-]+$|^[\w.-]+\.\w+\/\S+$/);
  });
});

it('no two shapes begin with the same letters', () => {
  const prefixes = TOKEN_SHAPES.map(({ prefix }) => prefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
});

/** Met in the code and the logs of backends; none of them is a token. */
const ORDINARY: readonly (readonly [string, string])[] = [
  ['a word that ends as a prefix begins', 'the task-management-of-a-team-is-done'],
  ['a hash', 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  ['an id', '550e8400-e29b-41d4-a716-446655440000'],
  ['a commit', '8157a62e460ed8891641d1ae4fd04884de'],
  ['a table of keys', 'key-value stores and key-range locks'],
  ['a version', 'npm_config_user_agent npm_lifecycle_event'],
  ['an image', 'ghcr.io/org/image@sha256:0123456789abcdef'],
  ['a host of Slack', 'https://slack.com/help/articles'],
  ['a path', '/usr/share/hf_models/readme'],
  ['a bucket of Google', 'https://storage.googleapis.com/bucket/object'],
  ['a locale', 'SG.en and SG.zh'],
];

it.each(ORDINARY)('%s is none', (_, text) => {
  expect(findSecret(text)).toBeNull();
  expect(redactText(text)).toBe(text);
});

describe('names', () => {
  it.each([
    'password',
    'PASSWORD',
    'passwd',
    'passphrase',
    'passcode',
    'pwd',
    'db_pass',
    'DB-PW',
    'PGPASSWORD',
    'client_secret',
    'clientSecret',
    'access_token',
    'refreshToken',
    'credentials',
    'apiKey',
    'api-key',
    'api_key',
    'private_key',
    'signing-key',
    'encryption.key',
    'SERVICE_ROLE_KEY',
    'jwtKey',
    'AUTH_KEY',
    'accountKey',
    'sharedKey',
    'anon_key',
    'Authorization',
    'connectionString',
    'connection_string',
    'Cookie',
    'session_id',
    'hash_salt',
    'pepper',
  ])('%s is one of a secret', (name) => expect(SECRET_NAME.test(name)).toBe(true));

  it.each([
    'host',
    'port',
    'user',
    'database',
    'pass_through',
    'compass',
    'bypass',
    'keyboard',
    'primary_key',
    'foreign_key',
    'monkey',
    'tokenizer',
    'tokenised',
    'cookies_enabled',
    'salty',
    'author',
    'sessionState',
    'passenger',
  ])('%s is none', (name) => expect(SECRET_NAME.test(name)).toBe(false));

  it.each([
    ['APP_KEY', true],
    ['NEXTAUTH_SALT', true],
    ['SENTRY_DSN', true],
    ['TLS_CERT', true],
    ['SMTP_PASS', true],
    ['app_key', false],
    ['KEYBOARD', false],
    ['1KEY', false],
    ['AKEY_PATH', false],
  ])('%s in capitals: %s', (name, expected) => expect(SECRET_VARIABLE.test(name)).toBe(expected));
});

describe('what stands where a secret would', () => {
  it.each([
    '[YOUR-PASSWORD]',
    '<password>',
    '$DB_PASSWORD',
    '${DB_PASSWORD}',
    '${DB_PASSWORD:-postgres}',
    '${DB_PASSWORD:?missing}',
    '%PASSWORD%',
    '{{ password }}',
    '******',
    '••••',
    'xxxxxx',
    '...',
    'null',
    'None',
    'your_password',
    'your-password',
    'change_me',
    'changeme',
    'CHANGE-ME',
    'CHANGE-ME-IN-PRODUCTION',
    'replace_with_real_password',
    'your_db_password_here',
    'insert-your-password',
    'enter password here',
    '%5BYOUR-PASSWORD%5D',
    'REDACTED',
    'please_change_me_before_deploying',
  ])('%s is no secret', (text) => expect(isPlaceholder(text)).toBe(true));

  it.each([
    'hunter2',
    'changeme1',
    'change-me-x7Kq',
    'correct-horse-battery-staple',
    'your-x7Kq-password',
    '[abc',
    '<abc',
    '${',
    '$1$abc$def',
    'nullify',
    'xX',
    'S3cret!',
    'password123',
    'a'.repeat(201),
    '',
  ])('%s may be one', (text) => expect(isPlaceholder(text)).toBe(text === 'xX'));
});
