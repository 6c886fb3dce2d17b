import type { Node17, RangeVar } from '@supabase/pg-parser/17/types';
import type { Catalog } from '../../postgres/catalog/catalog';
import type { CatalogObject, ObjectKind } from '../../postgres/catalog/catalog-object';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import type { ReadClient } from '../../postgres/target-client';
import { RESERVED_SCHEMAS } from './rewrite/reserved-schemas';

/** What a file may hang on a table that Supabase keeps for itself. */
const HANGS: readonly ObjectKind[] = ['trigger', 'policy'];

/** Schema that Supabase keeps for itself, where the statement hangs a trigger or a policy on a table of it. */
export function managedSchema(node: Node17): string | undefined {
  const table: RangeVar | undefined =
    'CreateTrigStmt' in node
      ? node.CreateTrigStmt.relation
      : 'CreatePolicyStmt' in node
        ? node.CreatePolicyStmt.table
        : undefined;
  const schema = table?.schemaname;
  return schema && RESERVED_SCHEMAS.test(schema) ? schema : undefined;
}

const schemaOf = ({ parent }: CatalogObject) =>
  parent === null ? '' : parent.slice(0, parent.indexOf('.')).replaceAll('"', '');

/** Triggers and policies that a build put on tables of these schemas: those that were not so before. Pure. */
export function hungOn(before: Catalog, after: Catalog): [string, CatalogObject][] {
  return [...after.objects].filter(
    ([key, object]) =>
      HANGS.includes(object.kind) && JSON.stringify(before.objects.get(key)) !== JSON.stringify(object),
  );
}

const isManaged = (object: CatalogObject, schemas: readonly string[]) =>
  HANGS.includes(object.kind) && !schemas.includes(schemaOf(object));

/** Without what the file hangs on tables of Supabase's own: a source need not have them. Pure. */
export function withoutManaged(catalog: Catalog, schemas: readonly string[]): Catalog {
  return { ...catalog, objects: new Map([...catalog.objects].filter(([, one]) => !isManaged(one, schemas))) };
}

/**
 * The catalog of these schemas with what the file hangs on tables of Supabase's own: of those schemas, which are compared
 * with nothing else, only the objects that are expected there. Inside a transaction of the caller.
 */
export async function addManaged(
  client: ReadClient,
  catalog: Catalog,
  expected: Catalog | null,
  schemas: readonly string[],
): Promise<Catalog> {
  const wanted = [...(expected?.objects ?? [])].filter(([, object]) => isManaged(object, schemas));
  if (wanted.length === 0) return catalog;
  const elsewhere = [...new Set(wanted.map(([, object]) => schemaOf(object)))];
  const there = await readCatalog(client, elsewhere);
  const found = wanted.flatMap(([key]): [string, CatalogObject][] => {
    const object = there.objects.get(key);
    return object ? [[key, object]] : [];
  });
  return { ...catalog, objects: new Map([...catalog.objects, ...found]) };
}
