import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from '../../postgres/address/endpoint';
import { literal, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';

const FILE = join('sql', 'supabase-layout.sql');

/** Roles that the layout makes. */
export function layoutRoles(): string[] {
  return [...readFileSync(FILE, 'utf8').matchAll(/^create role (\w+)/gm)].map(([, role = '']) => role);
}

/**
 * Lays a fresh database out like a Supabase project's: roles, schemas and default privileges (facts in
 * docs/practice.md). `admin` is the cluster's superuser on that database; `password` is given to the role
 * `postgres`, which is no superuser there.
 */
export async function supabaseLayout(admin: Credentials, password: string): Promise<void> {
  await withTarget(admin, async (client) => {
    await client.execute(trustedSql(readFileSync(FILE, 'utf8'), 'own-file'));
    const text = `alter role postgres password ${literal(password).fragment}`;
    await client.execute(trustedSql(text, 'built-from-catalog'));
  });
}
