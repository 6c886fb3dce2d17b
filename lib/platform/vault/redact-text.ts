import { secretParts } from './secret-parts';

const MASK = '••••••';

/** Shapes of secrets, scrubbed wherever they stand: key formats of Supabase and the password part of URLs. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  // The greedy tail up to the last @ before a space or quote also covers passwords with an unescaped @ or /.
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:/@'"]*:)[^\s'"]*(@)/gi, `$1${MASK}$2`],
  [/eyJ[A-Za-z0-9_-]{6,}\.eyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{6,}/g, MASK],
  [/\bsb_(secret|publishable)_[A-Za-z0-9_-]{8,}/g, `sb_$1_${MASK}`],
  [/\bsbp_(oauth_)?[A-Za-z0-9]{16,}/g, `sbp_${MASK}`],
  // SQL: alter role app password 'secret'.
  [/(\bpassword\s+)'(?:[^']|'')*'/gi, `$1'${MASK}'`],
  [/(\b(?:password|passwd|pwd|PGPASSWORD)\s*=\s*)('[^']*'|"[^"]*"|[^\s'"&;,]+)/gi, `$1${MASK}`],
];

/** Base64 of a value inside a longer text (`user:password`): the ends, mixed with their neighbours, are left out. */
function innerBase64(value: string): string[] {
  if (Buffer.byteLength(value) < 8) return [];
  return [1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + value)
      .toString('base64')
      .replace(/=+$/, '')
      .slice(4, -2),
  );
}

const asciiJson = (json: string) =>
  json.replaceAll(/[\u0080-\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Every spelling in which a value may turn up in a text: plain, URL-encoded, base64, JSON-escaped. */
function spellings(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const base64 = [Buffer.from(value).toString('base64').replace(/=+$/, ''), ...innerBase64(value)];
  const url = encodeURIComponent(value);
  const lower = url.replaceAll(/%[0-9A-F]{2}/g, (one) => one.toLowerCase());
  const urlBase64 = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([value, url, lower, encodeURI(value), json, asciiJson(json), ...base64, ...urlBase64])];
}

/** Shortest value that is scrubbed by value: shorter ones would black out ordinary words. */
const SHORTEST = 4;

/**
 * Scrubs secrets from a text, by value (in every spelling) and by shape. Applied before anything is stored, so
 * that the log on screen, the file and the report can never differ.
 */
export function redactText(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  const parts = secrets.flatMap(secretParts).filter((secret) => secret.length >= SHORTEST);
  const known = parts.flatMap(spellings);
  // Longest first: a secret that contains another must not be cut in two.
  for (const value of known.sort((a, b) => b.length - a.length)) clean = clean.replaceAll(value, MASK);
  for (const [shape, mask] of SHAPES) clean = clean.replace(shape, mask);
  return clean;
}

/** The same for data of any depth: every string in it, keys included. Values that are not JSON are dropped. */
export function redactData(data: unknown, secrets: readonly string[] = []): unknown {
  if (typeof data === 'string') return redactText(data, secrets);
  if (Array.isArray(data)) return data.map((item) => redactData(item, secrets));
  if (typeof data === 'object' && data !== null) {
    const entries = Object.entries(data).map(([key, value]) => [
      redactText(key, secrets),
      redactData(value, secrets),
    ]);
    return Object.fromEntries(entries);
  }
  return data;
}
