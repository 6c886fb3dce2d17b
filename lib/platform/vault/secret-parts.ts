/** The secret inside `Name: Scheme token`, the line of a header. */
const HEADER = /^[\w-]+\s*:\s*(?:[A-Za-z]+\s+)?(?!\/\/)(\S{4,})\s*$/;
/** The password of a connection string, up to the last @ before a space: unescaped ones are people's too. */
const URL_PASSWORD = /^['"]?[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:(\S*)@/i;
const DSN_PASSWORD = /\bpassword\s*=\s*(?:'((?:[^'\\]|\\.)*)'|(\S+))/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Shortest line of a secret of several lines, such as a private key, that is looked for by itself. */
const SHORTEST_LINE = 16;

/**
 * A secret and the secrets inside it: its lines, the password of a connection string, as written and decoded, and the token of a
 * header. A server that repeats only that part would say it otherwise. Pure.
 */
export function secretParts(secret: string): string[] {
  const header = HEADER.exec(secret)?.[1];
  const url = URL_PASSWORD.exec(secret.trim())?.[1];
  const dsn = DSN_PASSWORD.exec(secret);
  const dsnPassword = dsn ? (dsn[1] ?? dsn[2]) : undefined;
  const parts = [header, url, url && decoded(url), dsnPassword, dsnPassword?.replaceAll(/\\(.)/g, '$1')];
  const lines = secret.includes('\n')
    ? secret.split(/[\r\n]+/).filter((line) => line.length >= SHORTEST_LINE && !line.startsWith('-----'))
    : [];
  return [...new Set([secret, ...lines, ...parts.filter((part): part is string => Boolean(part))])];
}
