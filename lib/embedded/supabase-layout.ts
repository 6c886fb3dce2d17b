import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { literal, trustedSql } from '../postgres/sql';
import { withTarget } from '../postgres/with-client';
import type { Cluster } from './cluster';

const FILE = join('sql', 'supabase-layout.sql');

/**
 * Lays a fresh cluster out like a Supabase project: its roles, schemas and default privileges (facts in
 * docs/practice.md). `password` is given to the role `postgres`, which is not a superuser there.
 */
export async function supabaseLayout(
  cluster: Cluster,
  password: string,
  database = 'postgres',
): Promise<void> {
  const endpoint = {
    host: cluster.host,
    port: cluster.port,
    database,
    user: cluster.superuser,
    tls: { mode: 'require' as const },
  };
  await withTarget({ endpoint, password: cluster.password }, async (client) => {
    await client.execute(trustedSql(readFileSync(FILE, 'utf8'), 'own-file'));
    const text = `alter role postgres password ${literal(password).fragment}`;
    await client.execute(trustedSql(text, 'built-from-catalog'));
  });
}
