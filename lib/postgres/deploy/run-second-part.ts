import { z } from 'zod';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { constantSql, sql } from '../sql';
import type { TargetClient } from '../target-client';
import { type DeployHooks, type DeployStatement, StatementTime } from './deploy-statement';
import { runStatements } from './run-statements';

export const SecondPart = z.object({
  times: z.array(StatementTime).readonly(),
  /** What stopped it; null when all of it ran. */
  failure: z
    .object({
      statement: z.string(),
      message: z.string(),
      state: z.string(),
    })
    .nullable(),
});
export type SecondPart = z.infer<typeof SecondPart>;

async function invalidIndexes(client: TargetClient): Promise<string[]> {
  const rows = await client.rows<{ name: string }>(
    sql`select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as name
      from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace where not i.indisvalid and c.relkind = 'i'`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Runs the statements that cannot be in a transaction, one by one, after the schema is committed. The first that
 * fails ends it; an index that it left half built is dropped, so that the statement can be tried again. The
 * failure is given back, not thrown: the schema stands, and its record must be kept. A cancel is thrown.
 */
export async function runSecondPart(
  client: TargetClient,
  statements: readonly DeployStatement[],
  hooks: DeployHooks = {},
): Promise<SecondPart> {
  const before = new Set(await invalidIndexes(client));
  const times: StatementTime[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      const onStatement: DeployHooks['onStatement'] = (_, ms, rows) => hooks.onStatement?.(index, ms, rows);
      times.push(...(await runStatements(client, [statement], 'MUD-318', { ...hooks, onStatement })));
    } catch (error) {
      if (!(error instanceof MudanzaError)) throw error;
      for (const name of (await invalidIndexes(client)).filter((one) => !before.has(one)))
        await client.execute(sql`drop index concurrently if exists ${constantSql(name)}`);
      const message = String(error.params.message ?? '');
      return { times, failure: { statement: statement.label, message, state: error.sqlState ?? '' } };
    }
  }
  return { times, failure: null };
}
