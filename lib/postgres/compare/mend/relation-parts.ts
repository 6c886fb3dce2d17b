import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import { ownName } from '../../deploy/drop-statement';
import { createObject } from './create-object';
import { creationPrivileges } from './creation-privileges';
import { mendPrivileges } from './mend-privileges';
import { quoteText } from './object-clause';

const PARTS: readonly string[] = ['index', 'rule', 'trigger', 'statistics'];

/** What is said of the columns themselves and is not in their definition: comments, grants, and a view's defaults. */
export function columnExtras(relation: CatalogObject, catalog: Catalog): string[] {
  const columns = [...catalog.objects.values()].filter(
    ({ kind, parent }) => kind === 'column' && parent === relation.name,
  );
  return columns.flatMap((column) => {
    const { comment, privileges, default: fallback } = column.properties;
    return [
      ...(relation.kind === 'view' && fallback
        ? [`alter view ${relation.name} alter column ${ownName(column)} set default ${fallback}`]
        : []),
      ...(comment === undefined || comment === null
        ? []
        : [`comment on column ${column.name} is ${quoteText(comment)}`]),
      ...(privileges ? (mendPrivileges(column, privileges, null) ?? []) : []),
    ];
  });
}

/** The grants of an object that has just been made; nothing for kinds that have none. */
export function grantsAfterCreation(object: CatalogObject, catalog: Catalog): string[] {
  const then = creationPrivileges(object, catalog);
  if (then === undefined) return [];
  return mendPrivileges(object, object.properties.privileges ?? null, then) ?? [];
}

/** Everything that went with a view or a materialised view: indexes, rules, triggers, comments, grants. */
export function relationParts(relation: CatalogObject, catalog: Catalog): string[] {
  const parts = [...catalog.objects.values()].filter(
    ({ kind, parent }) => parent === relation.name && PARTS.includes(kind),
  );
  return [
    ...parts.flatMap((part) => createObject(part, catalog) ?? []),
    ...columnExtras(relation, catalog),
    ...grantsAfterCreation(relation, catalog),
  ];
}
