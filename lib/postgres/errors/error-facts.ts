/** What can be read off an error of any make, as text. */
export interface ErrorFacts {
  readonly text: string;
  readonly sqlState?: string;
  readonly errno?: string;
}

const SQL_STATE = /^[0-9A-Z]{5}$/;
/** How drivers put the SQLSTATE into their words: Go, PDO, R2DBC, Npgsql, Postgrex, tokio-postgres, Prisma, psql. */
const IN_TEXT =
  /\(SQLSTATE (?<go>[0-9A-Z]{5})\)|SQLSTATE\[(?<pdo>[0-9A-Z]{5})\]|\[(?<r2dbc>(?=[A-Z]{0,4}\d)[0-9A-Z]{5})\]|(?:^|Exception[^:]*: )(?<npgsql>(?=[A-Z]{0,4}\d)[0-9A-Z]{5}): |(?:ERROR|FATAL) (?<ecto>(?=[A-Z]{0,4}\d)[0-9A-Z]{5}) \(|SqlState\(E(?<rust>[0-9A-Z]{5})\)|Code: `(?<prisma>(?=[A-Z]{0,4}\d)[0-9A-Z]{5})`|SQL state: (?<odbc>[0-9A-Z]{5})/;

function stateIn(text: string): string | undefined {
  return Object.values(IN_TEXT.exec(text)?.groups ?? {}).find((state) => state !== undefined);
}
/** How Node's own errors look in a log: `connect ETIMEDOUT 1.2.3.4:5432`, `code: 'ECONNRESET'`, the name alone. */
const ERRNO_IN_TEXT =
  /(?:\b[Cc]onnect|\bread|\bwrite|getaddrinfo|query\w{1,5}) (?<call>E[A-Z_]{3,15})\b|code: ['"](?<inspected>E[A-Z_]{3,15})['"]|^(?<alone>E[A-Z]{4,12})$/;

function errnoIn(text: string): string | undefined {
  return Object.values(ERRNO_IN_TEXT.exec(text)?.groups ?? {}).find((name) => name !== undefined);
}
const MAX_DEPTH = 6;
const MAX_TEXT = 4000;

/** Reads a property of anything; a getter or proxy that throws counts as absent. */
function read(value: object, name: string): unknown {
  try {
    return Reflect.get(value, name);
  } catch {
    return undefined;
  }
}

function readText(value: object, name: string): string | undefined {
  const found = read(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** A text that came without a code of its own: what it says of one. */
function namedIn(text: string): ErrorFacts {
  const [sqlState, errno] = [stateIn(text), errnoIn(text)];
  return { text, ...(sqlState ? { sqlState } : errno ? { errno } : {}) };
}

function ownFacts(error: unknown): ErrorFacts {
  if (typeof error === 'string') {
    return namedIn(error.slice(0, MAX_TEXT));
  }
  if (typeof error !== 'object' || error === null) return { text: String(error).slice(0, MAX_TEXT) };
  const code = readText(error, 'code');
  // libpq and psql print the text on stderr; execa keeps it there.
  const text = readText(error, 'message') ?? readText(error, 'stderr') ?? code ?? '';
  // Node's errnos have five characters too (EPIPE), but only a Postgres error has a severity.
  const isSqlState =
    code !== undefined &&
    SQL_STATE.test(code) &&
    (/\d/.test(code) || readText(error, 'severity') !== undefined);
  // Go quotes what it takes for a port, and that may be the beginning of a password.
  const plain = text
    .replace(/invalid port "[^"\n]{0,200}" after host/g, 'invalid port "…" after host')
    .slice(0, MAX_TEXT);
  if (!code) return namedIn(plain);
  return { text: plain, ...(isSqlState ? { sqlState: code } : { errno: code }) };
}

function inner(error: unknown): unknown[] {
  if (typeof error !== 'object' || error === null) return [];
  const errors = read(error, 'errors');
  const list = Array.isArray(errors) ? errors.slice(0, 10) : [];
  const cause = read(error, 'cause');
  return cause === undefined ? list : [...list, cause];
}

/**
 * The facts of an error, of the errors it gathers (Node tries every address of a name) and of its causes, outermost
 * first. Never throws, whatever it is given.
 */
export function errorFacts(error: unknown): ErrorFacts[] {
  const facts: ErrorFacts[] = [];
  let level: unknown[] = [error];
  const seen = new Set<unknown>();
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const one of level) {
      if (seen.has(one)) continue;
      seen.add(one);
      facts.push(safely(() => ownFacts(one), { text: '' }));
      next.push(...safely(() => inner(one), []));
    }
    level = next;
  }
  return facts;
}

function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
