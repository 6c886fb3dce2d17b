import type { Catalog } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import { readCatalog } from '../catalog/read-catalog';
import { builtInDefaults } from '../compare/mend/creation-privileges';
import { mendPrivileges } from '../compare/mend/mend-privileges';
import { sql, trustedSql } from '../sql';
import type { TargetClient } from '../target-client';

export interface ScratchRoles {
  /** All of the scratch server, and PUBLIC. */
  readonly known: ReadonlySet<string>;
  /** The one that builds. */
  readonly me: string;
}

function ofSelf(catalog: Catalog): Map<string, CatalogObject> {
  const own = [...catalog.objects].filter(
    ([, object]) => object.kind === 'default privileges' && object.name.startsWith('@self '),
  );
  return new Map(own);
}

/** Leaves out grants to roles that the scratch server does not have. */
function toKnownRoles(text: string | null, roles: ReadonlySet<string>): string | null {
  const kept = (text ?? '').split(' ').filter((grant) => roles.has(grant.slice(0, grant.lastIndexOf(':'))));
  return kept.join(' ') || null;
}

/**
 * Gives the scratch database the target’s default privileges: projects made before and after 2026-05-30 differ
 * in them, and a table built under others would look changed. Only schemas that both have are touched. Tells which
 * roles the scratch server knows.
 */
export async function alignDefaultPrivileges(client: TargetClient, target: Catalog): Promise<ScratchRoles> {
  const rows = await client.rows<{ name: string; me: string; schemas: string[] }>(
    sql`select pg_catalog.quote_ident(rolname) as name, pg_catalog.quote_ident(current_user) as me,
      (select pg_catalog.array_agg(pg_catalog.quote_ident(nspname)) from pg_catalog.pg_namespace) as schemas from pg_catalog.pg_roles`,
  );
  const roles = new Set(['PUBLIC', ...rows.map(({ name }) => name)]);
  const schemas = rows[0]?.schemas ?? [];
  const scratch = ofSelf(await client.snapshot(() => readCatalog(client, ['public'])));
  const wanted = ofSelf(target);
  for (const key of new Set([...wanted.keys(), ...scratch.keys()])) {
    const object = wanted.get(key) ?? scratch.get(key);
    if (!object) continue;
    const schema = /^\S+ in (.+) on /.exec(object.name)?.[1];
    if (schema && !schemas.includes(schema)) continue;
    const inForce = (entry: CatalogObject | undefined) =>
      (entry ? entry.properties.privileges : builtInDefaults(object.name)) ?? null;
    const expected = toKnownRoles(inForce(wanted.get(key)), roles);
    const actual = inForce(scratch.get(key));
    for (const statement of mendPrivileges(object, expected, actual) ?? [])
      await client.execute(trustedSql(statement, 'built-from-catalog'));
  }
  return { known: roles, me: rows[0]?.me ?? '' };
}
