export interface SecretSighting {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly kind: string;
}

const SHAPES: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: 'JWT', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/ },
  { kind: 'Supabase secret key', pattern: /\bsb_secret_[\w-]{10,}/ },
  { kind: 'Supabase access token', pattern: /\bsbp_[0-9a-f]{20,}/ },
  { kind: 'private key', pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/ },
  { kind: 'AWS key', pattern: /\bAKIA[0-9A-Z]{16}\b/ },
  { kind: 'GitHub token', pattern: /\bgh[pousr]_\w{30,}/ },
];
const URL_PASSWORD = /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:([^\s@/]+)@/i;
/** What stands for a password without being one. */
const PLACEHOLDER = /^(\$|<|\[|%5B|\{|\*+$|•|x+$|your|password$|postgres$|changeme$|secret$)/i;

function shapeOf(line: string): string | null {
  const shape = SHAPES.find(({ pattern }) => pattern.test(line));
  if (shape) return shape.kind;
  const password = URL_PASSWORD.exec(line)?.[1];
  return password && !PLACEHOLDER.test(password) ? 'URL with a password' : null;
}

/**
 * Secrets in a text: known values (of six characters or more) anywhere, and shapes of secrets in the lines that
 * `isNew` names, so that what a repository held before is not held against this commit.
 */
export function scanSecrets(
  path: string,
  text: string,
  known: readonly string[],
  isNew: (line: string) => boolean,
): SecretSighting[] {
  const values = known.filter((value) => value.length >= 6);
  const forms = values.flatMap((value) => [value, encodeURIComponent(value)]);
  return text.split(/\r\n|\n/).flatMap((line, index) => {
    const isKnown = forms.some((value) => line.includes(value));
    const kind = isKnown ? 'stored secret' : isNew(line) ? shapeOf(line) : null;
    return kind ? [{ path, line: index + 1, kind }] : [];
  });
}
