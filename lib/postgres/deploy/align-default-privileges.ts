import type { Catalog } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import { readCatalog } from '../catalog/read-catalog';
import { mendPrivileges } from '../compare/mend/mend-privileges';
import { sql, trustedSql } from '../sql';
import type { TargetClient } from '../target-client';

function ofSelf(catalog: Catalog): Map<string, CatalogObject> {
  const own = [...catalog.objects].filter(([, object]) => object.name.startsWith('@self in '));
  return new Map(own);
}

/** Leaves out grants to roles that the scratch server does not have. */
function toKnownRoles(text: string | null, roles: ReadonlySet<string>): string | null {
  const kept = (text ?? '').split(' ').filter((grant) => roles.has(grant.slice(0, grant.lastIndexOf(':'))));
  return kept.join(' ') || null;
}

/**
 * Gives the scratch database the target’s default privileges: projects made before and after 2026-05-30 differ
 * in them, and a table built under others would look changed. Only schemas that both have are touched.
 */
export async function alignDefaultPrivileges(client: TargetClient, target: Catalog): Promise<void> {
  const rows = await client.rows<{ name: string; schemas: string[] }>(
    sql`select pg_catalog.quote_ident(rolname) as name,
      (select pg_catalog.array_agg(nspname::text) from pg_catalog.pg_namespace) as schemas from pg_catalog.pg_roles`,
  );
  const roles = new Set(['PUBLIC', ...rows.map(({ name }) => name)]);
  const schemas = rows[0]?.schemas ?? [];
  const scratch = ofSelf(await client.snapshot(() => readCatalog(client, ['public'])));
  const wanted = ofSelf(target);
  for (const key of new Set([...wanted.keys(), ...scratch.keys()])) {
    const object = wanted.get(key) ?? scratch.get(key);
    const schema = object?.name.split(' ')[2];
    if (!object || !schema || !schemas.includes(schema)) continue;
    const expected = toKnownRoles(wanted.get(key)?.properties.privileges ?? null, roles);
    const actual = scratch.get(key)?.properties.privileges ?? null;
    for (const statement of mendPrivileges(object, expected, actual) ?? [])
      await client.execute(trustedSql(statement, 'built-from-catalog'));
  }
}
