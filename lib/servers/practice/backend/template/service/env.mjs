import { readFileSync } from 'node:fs';

const FILE = new URL('../.env', import.meta.url);

/** The values of `.env`; what the process's own environment sets comes first, as in the API. */
export function readSettings() {
  const values = {};
  for (const line of readFileSync(FILE, 'utf8').split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^#]*?))\s*(?:\s#.*)?$/.exec(line);
    if (match) values[match[1]] = match[2] ?? match[3] ?? match[4] ?? '';
  }
  return { ...values, ...process.env };
}

/** What DATABASE_URL says, in the form of the API’s driver (`postgresql+asyncpg://…?ssl=require`). */
export function databaseOf(settings) {
  const url = new URL(settings.DATABASE_URL.replace(/^postgres(ql)?(\+\w+)?:/, 'http:'));
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ssl: url.searchParams.get('ssl') ?? url.searchParams.get('sslmode') ?? 'disable',
  };
}
