import { isDistinct } from './is-distinct';
import { secretParts } from './secret-parts';

export const SECRET_KINDS = ['known', 'url', 'key', 'token', 'password', 'privateKey'] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

export interface FoundSecret {
  readonly kind: SecretKind;
  /** 1 for the first line of the text. */
  readonly line: number;
}

interface Shape {
  readonly kind: SecretKind;
  /** Its last group is what would be the secret. */
  readonly shape: RegExp;
  /** Not in SQL: there the words are ordinary. */
  readonly isProseOnly?: boolean;
}

const SHAPES: readonly Shape[] = [
  { kind: 'url', shape: /[a-z][a-z0-9+.-]*:\/\/[^\s:/@'"]*:([^\s'"]+)@/gi },
  { kind: 'token', shape: /\b(eyJ[A-Za-z0-9_-]{6,}\.eyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{6,})/g },
  { kind: 'key', shape: /\b(sb_secret_[A-Za-z0-9_-]{8,})/g },
  { kind: 'token', shape: /\b(sbp_(?:oauth_)?[A-Za-z0-9]{16,})/g },
  { kind: 'privateKey', shape: /-----BEGIN (?:[A-Z]+ )?(PRIVATE KEY)-----/g },
  // A line of an env file: in SQL nobody writes capitals and no space.
  {
    kind: 'password',
    shape: /^\s*(?:export\s+)?[A-Z][A-Z0-9_]*(?:PASSWORD|SECRET|TOKEN|KEY)=['"]?([^\s'"]+)/gm,
  },
  // alter role … password '…', and a user mapping's options.
  {
    kind: 'password',
    shape: /\b(?:(?:create|alter)\s+(?:role|user|group)\b|options\s*\()[^;]*?\bpassword\s+'((?:[^']|'')+)'/gi,
  },
  // A libpq connection string inside a literal: subscriptions, dblink, foreign servers.
  { kind: 'password', shape: /\b(?:host|user|dbname)\s*=[^'\n]*\bpassword\s*=\s*([^'\s]+)/gi },
  {
    kind: 'password',
    shape: /\b\w*(?:password|passwd|pwd|secret_key|api_?key)\s*=\s*['"]?([^\s'"&;,]+)/gi,
    isProseOnly: true,
  },
];

/** What people write where the secret would stand: brackets, variables, stars. */
const PLACEHOLDER =
  /^(?:\[[^\]]*\]|<[^>]*>|\$\{?\w+\}?|%[\w-]+%|\{\{.*\}\}|[*•x.…_-]+|null|none|true|false|your[-_ ]?password)$/i;

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;

/**
 * The first secret in a text that is kept in plain: one of those known (whole, in a part, or URL-encoded), or
 * something in the shape of one. `sql` leaves out shapes that are ordinary words there. Null when there is none. Pure.
 */
export function findSecret(
  text: string,
  known: readonly string[] = [],
  place: 'prose' | 'sql' = 'prose',
): FoundSecret | null {
  for (const secret of known.flatMap(secretParts).filter(isDistinct)) {
    for (const spelling of [secret, encodeURIComponent(secret)]) {
      const at = text.indexOf(spelling);
      if (at !== -1) return { kind: 'known', line: lineAt(text, at) };
    }
  }
  for (const { kind, shape, isProseOnly } of SHAPES) {
    if (isProseOnly && place === 'sql') continue;
    for (const match of text.matchAll(shape)) {
      const secret = match[1] ?? '';
      if (PLACEHOLDER.test(secret)) continue;
      return { kind, line: lineAt(text, match.index + match[0].lastIndexOf(secret)) };
    }
  }
  return null;
}
