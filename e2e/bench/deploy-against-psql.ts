import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { schemaPreviewEvidence } from '../../lib/plan/evidence/schema-preview-evidence';
import { sql } from '../../lib/postgres/sql';
import { withTarget } from '../../lib/postgres/with-client';
import { createDatabase, type TestDatabase } from '../../lib/servers/embedded/testing/create-database';
import type { TestServers } from '../../lib/servers/embedded/testing/start-test-servers';
import { schemaDeploy } from '../../lib/steps/schema/schema-deploy';
import { schemaPreview } from '../../lib/steps/schema/schema-preview';
import { benchContext } from './backend-context';
import { manyStatements } from './many-tables';
import { median } from './median';

/** The six tables that are shipped, and a file of so many statements. */
export const smallFile = () => readFileSync(join('sql', 'schema.sql'), 'utf8');
export const largeFile = (statements: number) => manyStatements(statements);

interface Times {
  readonly preview: number[];
  readonly deploy: number[];
  readonly psql: number[];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The two steps as an operator runs them, one after the other; what they keep stays in memory. */
async function ours(servers: TestServers, database: TestDatabase, text: string) {
  const ctx = benchContext(servers, database, '');
  const input = schemaPreview.input.parse({ origin: 'pasted', text });
  const preview = await timed(async () => {
    const evidence = schemaPreviewEvidence.schema.parse(await schemaPreview.run(ctx, input));
    ctx.keep(schemaPreviewEvidence, evidence);
  });
  const deploy = await timed(() => schemaDeploy.run(ctx, schemaDeploy.input.parse({})));
  return { preview, deploy };
}

function psql({ direct }: TestDatabase, text: string): Promise<number> {
  const { host, port, user, database } = direct.endpoint;
  const flags = ['-X', '-q', '-1', '-v', 'ON_ERROR_STOP=1', '-h', host, '-p', String(port), '-U', user];
  const env = { PGPASSWORD: direct.password, PGSSLMODE: 'require' };
  return timed(() => execa('psql', [...flags, '-f', '-', database], { input: text, env }));
}

/** Nobody's first connection to a new database counts: it writes files that all later ones find. */
async function freshDatabase(servers: TestServers): Promise<TestDatabase> {
  const database = await createDatabase(servers, 'target');
  await withTarget(database.direct, (client) => client.execute(sql`select 1`));
  return database;
}

/**
 * Wall times in ms of previewing and deploying a file by the real steps, and of `psql -1 -f` with it, in turn, each on a
 * database of its own. The first two rounds warm caches up and do not count.
 */
async function timesOf(servers: TestServers, text: string, rounds: number): Promise<Times> {
  const times: Times = { preview: [], deploy: [], psql: [] };
  for (let round = -2; round < rounds; round++) {
    for (const side of round % 2 === 0 ? (['ours', 'psql'] as const) : (['psql', 'ours'] as const)) {
      const database = await freshDatabase(servers);
      const taken = side === 'ours' ? await ours(servers, database, text) : await psql(database, text);
      await database.drop();
      if (round < 0) continue;
      if (typeof taken === 'number') times.psql.push(taken);
      else {
        times.preview.push(taken.preview);
        times.deploy.push(taken.deploy);
      }
    }
  }
  return times;
}

export interface AgainstPsql {
  readonly previewMs: number;
  readonly deployMs: number;
  readonly psqlMs: number;
  readonly previewRatio: number;
  readonly deployRatio: number;
}

/** Medians, and ours / psql's. */
export async function againstPsql(servers: TestServers, text: string, rounds: number): Promise<AgainstPsql> {
  const { preview, deploy, psql: peer } = await timesOf(servers, text, rounds);
  const [previewMs, deployMs, psqlMs] = [median(preview), median(deploy), median(peer)];
  const ratio = (ms: number) => Number((ms / psqlMs).toFixed(3));
  return { previewMs, deployMs, psqlMs, previewRatio: ratio(previewMs), deployRatio: ratio(deployMs) };
}
