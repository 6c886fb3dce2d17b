import type { EnvValue } from './read-env';

type Part = 'host' | 'port' | 'database' | 'user' | 'password';

/** How teams call the parts of a connection, by the beginning that they share. */
const SPELLINGS: Readonly<Record<Part, readonly string[]>> = {
  host: ['HOST', 'SERVER', 'HOSTNAME'],
  port: ['PORT'],
  database: ['DB', 'DATABASE', 'NAME', 'DB_NAME', 'DBNAME'],
  user: ['USER', 'USERNAME'],
  password: ['PASSWORD', 'PASS', 'PWD'],
};
const PREFIXES = ['POSTGRES_', 'POSTGRESQL_', 'DB_', 'DATABASE_', 'PG', 'PG_', 'SQL_'];
const OTHER_SERVER = /mysql|mariadb|mongo|mssql|sqlite/i;

/** Whether a key is one that teams hold a part of the connection under. */
export function isPartKey(key: string): boolean {
  const prefix = PREFIXES.find((one) => key.startsWith(one));
  return prefix !== undefined && Object.values(SPELLINGS).flat().includes(key.slice(prefix.length));
}

/** The keys of one beginning, when they are about a Postgres and not about another database beside it. */
function keysOf(
  prefix: string,
  values: ReadonlyMap<string, EnvValue>,
  asked: readonly string[],
): [Part, string][] {
  const held = (Object.entries(SPELLINGS) as [Part, readonly string[]][]).flatMap(([part, names]) =>
    names.flatMap((name): [Part, string][] =>
      values.has(`${prefix}${name}`) || asked.includes(`${prefix}${name}`)
        ? [[part, `${prefix}${name}`]]
        : [],
    ),
  );
  const kind = ['CONNECTION', 'ENGINE', 'DRIVER', 'TYPE', 'DIALECT', 'HOST', 'SERVER'].map(
    (name) => values.get(`${prefix}${name}`)?.value ?? '',
  );
  const port = values.get(`${prefix}PORT`)?.value;
  const isOther = port === '3306' || port === '27017' || kind.some((value) => OTHER_SERVER.test(value));
  const isWanted = held.some(
    ([part, key]) => part === 'host' || (part === 'password' && asked.includes(key)),
  );
  return isWanted && !isOther ? held : [];
}

/**
 * The keys of an env file that hold the parts of its Postgres connection under other names than the plan's, such as
 * `POSTGRES_SERVER` or `DB_HOST`, and those that the code asks for (`asked`), with the value that each gets.
 */
export function partValues(
  values: ReadonlyMap<string, EnvValue>,
  parts: Readonly<Record<Part, string>>,
  asked: readonly string[] = [],
): Record<string, string> {
  const keys = PREFIXES.flatMap((prefix) => keysOf(prefix, values, asked));
  return Object.fromEntries(keys.map(([part, key]) => [key, parts[part]]));
}
