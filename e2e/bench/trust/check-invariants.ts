import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from '../../../lib/postgres/sql';
import { withTarget } from '../../../lib/postgres/with-client';
import { credentialsFor } from '../../../lib/runs/step-clients';
import { query } from '../../../lib/store/query';
import { openSecrets } from '../../../lib/store/secrets';

/** The tables that the shipped schema makes, as it names them itself. */
const TABLES = [
  ...readFileSync(join('sql', 'schema.sql'), 'utf8').matchAll(/^create table if not exists public\.(\w+)/gim),
].map((found) => found[1] ?? '');

/** What must hold of the state database after any crash; gives one sentence per violation. */
export async function checkState(expected: { readonly signOffs: number }): Promise<string[]> {
  const wrong: string[] = [];
  const say = (rows: readonly object[], what: string) => {
    if (rows.length > 0) wrong.push(`${what}: ${JSON.stringify(rows.slice(0, 3))}`);
  };
  say(await query(sql`select id, step_id from run where ended_at is null`), 'a run is still open');
  say(
    await query(sql`select run_id, count(*), max(seq) from run_event
      group by run_id having count(*) <> max(seq) or min(seq) <> 1`),
    'log lines are lost or doubled',
  );
  say(
    await query(sql`select run.id, run.step_id from run where (select count(*) from run_event
      where run_id = run.id and data ->> 'kind' = 'ended') <> 1`),
    'a run does not end exactly once',
  );
  say(
    await query(sql`select id from run where not exists
      (select from audit where deed like 'run.%' and detail ->> 'run' = run.id::text)`),
    'a run nobody started',
  );
  say(await query(sql`select id from run where sealed_input is not null`), 'a sealed input outlived its run');
  const [signed] = await query<{ count: number }>(sql`select count(*)::int as count from sign_off`);
  if (signed?.count !== expected.signOffs)
    wrong.push(`sign-offs: ${signed?.count}, not the ${expected.signOffs} that were confirmed`);
  const files = await query<{ id: string; sha256: string; content: Buffer }>(
    sql`select id, sha256, content from artifact`,
  );
  for (const { id, sha256, content } of files)
    if (createHash('sha256').update(content).digest('hex') !== sha256) wrong.push(`file ${id} is not whole`);
  return wrong;
}

interface TargetFacts {
  readonly tables: number;
  readonly rows: number;
}

/** How many of the six tables the target has and how many rows they hold together. */
export async function readTarget(migrationId: string): Promise<TargetFacts> {
  const secret = async (name: Parameters<Parameters<typeof credentialsFor>[0]['secret']>[0]) =>
    (await openSecrets(migrationId)).get(name) ?? null;
  const session = await credentialsFor({ migrationId, secret }, 'session');
  if (!session) return { tables: 0, rows: 0 };
  return withTarget(session, async (client) => {
    const found = await client.rows<{ name: string; rows: number }>(sql`
      select c.relname as name, (xpath('/row/c/text()', query_to_xml(
        format('select count(*) as c from public.%I', c.relname), false, true, '')))[1]::text::int as rows
      from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any(${TABLES})`);
    return { tables: found.length, rows: found.reduce((sum, { rows }) => sum + rows, 0) };
  });
}
