import { OUTLINE } from '../../../lib/plan/outline';
import { newToken, tokenHash } from '../../../lib/platform/vault/token';
import { ident, sql } from '../../../lib/postgres/sql';
import { readRuns } from '../../../lib/runs/read-runs';
import { insertOperator } from '../../../lib/store/operators';
import { query, stateClient } from '../../../lib/store/query';
import { insertSession } from '../../../lib/store/sessions';
import type { CanarySearch } from './search-canaries';

const FORMATS = ['markdown', 'json', 'schema', 'zip', 'standup', 'notes', 'rollback'];

/** A session of a new operator: the cookie's value. */
export async function operatorCookie(): Promise<string> {
  const token = newToken();
  const { id } = await insertOperator(stateClient, `Search ${token.slice(0, 6)}`, 'operator');
  await insertSession(tokenHash(token), id, 'search');
  return token;
}

/** Everything a browser can get of a migration: pages, their RSC payloads, logs, streams, files, exports. */
export async function lookAtPages(
  search: CanarySearch,
  base: string,
  migrationId: string,
  cookie: string,
): Promise<void> {
  const look = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(base + path, { headers: { cookie: `mudanza_session=${cookie}`, ...headers } });
    search.look(`${path} ${Object.keys(headers)} headers`, JSON.stringify([...answer.headers]));
    search.look(`${path} ${Object.keys(headers)}`, Buffer.from(await answer.arrayBuffer()));
  };
  const own = `/migrations/${migrationId}`;
  const steps = OUTLINE.map((step) => `${own}/${step.phase}/${step.id}`);
  const pages = ['report', 'issues', 'settings', 'share', 'monitor'].map((page) => `${own}/${page}`);
  for (const path of [
    '/migrations',
    '/account',
    '/metrics',
    `/compare?m=${migrationId}`,
    own,
    ...pages,
    ...steps,
  ]) {
    await look(path);
    await look(path, { rsc: '1' });
  }
  for (const format of FORMATS) await look(`/api${own}/export?format=${format}`);
  await look(`/api${own}/plan`);
  for (const run of await readRuns(migrationId)) {
    await look(`/api/runs/${run.id}/log`);
    await look(`/api/runs/${run.id}/events`);
  }
  for (const { id } of await query<{ id: string }>(sql`select id from artifact`))
    await look(`/api/artifacts/${id}`);
}

/** Every row of the state database as text: what a dump would hold. */
export async function lookAtTables(search: CanarySearch): Promise<void> {
  await query(sql`checkpoint`);
  const tables = await query<{ name: string }>(
    sql`select relname as name from pg_class where relnamespace = 'mudanza'::regnamespace and relkind = 'r'`,
  );
  for (const { name } of tables) {
    const rows = await query<{ text: string }>(sql`select t::text as text from ${ident('mudanza', name)} t`);
    search.look(`table ${name}`, rows.map((row) => row.text).join('\n'));
  }
}
