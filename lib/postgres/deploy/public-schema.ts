import type { Catalog } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import { readCatalog } from '../catalog/read-catalog';
import { mendPrivileges } from '../compare/mend/mend-privileges';
import { trustedSql } from '../sql';
import type { TargetClient } from '../target-client';
import type { ScratchRoles } from './align-default-privileges';

const KEY = 'schema public';
const GRANT = /(?<!\S)(?:"(?:[^"]|"")+"|[^\s:]+):\S+/g;

/** Grants by role; a role that `isKnown` refuses is left out. */
function grants(text: string | null | undefined, isKnown: (role: string) => boolean): string | null {
  const kept = (text ?? '').match(GRANT) ?? [];
  return kept.filter((grant) => isKnown(grant.slice(0, grant.lastIndexOf(':')))).join(' ') || null;
}

/**
 * Gives the scratch database the grants that the target has on schema `public`, so that what a file grants or
 * revokes there has the same effect, and tells what was there before the file. Grants to roles that the scratch
 * server does not know are left out.
 */
export async function alignPublicSchema(
  client: TargetClient,
  target: Catalog,
  { known }: ScratchRoles,
): Promise<CatalogObject | undefined> {
  const read = async () => (await client.snapshot(() => readCatalog(client, ['public']))).objects.get(KEY);
  const scratch = await read();
  const wanted = target.objects.get(KEY);
  if (!scratch || !wanted) return scratch;
  const expected = grants(wanted.properties.privileges, (role) => known.has(role));
  for (const statement of mendPrivileges(scratch, expected, scratch.properties.privileges ?? null) ?? [])
    await client.execute(trustedSql(statement, 'built-from-catalog'));
  return read();
}

/**
 * What the target's `public` must be after the file: owner and comment as they are there unless the file changed
 * them, grants to roles that the scratch server does not know as they are there. Pure.
 */
export function settlePublicSchema(
  built: Catalog,
  before: CatalogObject | undefined,
  target: Catalog,
  { known, me }: ScratchRoles,
): Catalog {
  const after = built.objects.get(KEY);
  const there = target.objects.get(KEY);
  if (!after || !before || !there) return built;
  const keep = (name: string) =>
    (after.properties[name] === before.properties[name] ? there : after).properties[name] ?? null;
  const owner = keep('owner');
  // The builder’s own grants say nothing where it owns the schema.
  const own = grants(after.properties.privileges, (role) => owner !== '@self' || role !== me);
  // A role that the file itself makes was unknown before, and is none of the others.
  const isOwn = (role: string) => own?.match(GRANT)?.some((grant) => grant.startsWith(`${role}:`)) ?? false;
  const strangers = grants(there.properties.privileges, (role) => !known.has(role) && !isOwn(role));
  const all = [own, strangers].flatMap((text) => text?.match(GRANT) ?? []);
  const privileges = all.sort((a, b) => (a < b ? -1 : 1)).join(' ') || null;
  const databaseOwner = there.properties.databaseOwner ?? null;
  const properties = { owner, comment: keep('comment'), privileges, databaseOwner };
  const given = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
  const objects = new Map(built.objects).set(KEY, { ...after, properties: given });
  return { ...built, objects };
}
