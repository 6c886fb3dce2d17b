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

/** The keys of one beginning, when they are about a Postgres and not about another database beside it. */
function keysOf(prefix: string, values: ReadonlyMap<string, EnvValue>): [Part, string][] {
  const held = (Object.entries(SPELLINGS) as [Part, readonly string[]][]).flatMap(([part, names]) =>
    names.flatMap((name): [Part, string][] =>
      values.has(`${prefix}${name}`) ? [[part, `${prefix}${name}`]] : [],
    ),
  );
  const kind = ['CONNECTION', 'ENGINE', 'DRIVER', 'TYPE', 'DIALECT', 'HOST', 'SERVER'].map(
    (name) => values.get(`${prefix}${name}`)?.value ?? '',
  );
  const port = values.get(`${prefix}PORT`)?.value;
  const isOther = port === '3306' || port === '27017' || kind.some((value) => OTHER_SERVER.test(value));
  return held.some(([part]) => part === 'host') && !isOther ? held : [];
}

/**
 * The keys of an env file that hold the parts of its Postgres connection under other names than the plan's, such as
 * `POSTGRES_SERVER` or `DB_HOST`, with the value that each gets.
 */
export function partValues(
  values: ReadonlyMap<string, EnvValue>,
  parts: Readonly<Record<Part, string>>,
): Record<string, string> {
  const keys = PREFIXES.flatMap((prefix) => keysOf(prefix, values));
  return Object.fromEntries(keys.map(([part, key]) => [key, parts[part]]));
}
