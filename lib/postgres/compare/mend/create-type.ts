import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import { ownName } from '../../deploy/drop-statement';
import { quoteText } from './object-clause';

/** The parameters of a sequence, as CREATE and ALTER SEQUENCE take them. */
export function sequenceParameters({ properties }: CatalogObject): string {
  const { type, start, increment, minimum, maximum, cache, cycle } = properties;
  const limits = `increment ${increment} minvalue ${minimum} maxvalue ${maximum} start ${start} cache ${cache}`;
  return `as ${type} ${limits} ${cycle ? 'cycle' : 'no cycle'}`;
}

/** A sequence of its own; one that an identity column made comes with the column. */
export function createSequence(sequence: CatalogObject): string[] | null {
  const { internal, ownedBy, persistence } = sequence.properties;
  if (internal) return null;
  const word = persistence === 'unlogged' ? 'unlogged sequence' : 'sequence';
  const made = `create ${word} ${sequence.name} ${sequenceParameters(sequence)}`;
  return ownedBy && sequence.parent !== null
    ? [
        made,
        `alter sequence ${sequence.name} owned by ${ownedBy}`,
        continueNumbers(sequence.name, sequence.parent, ownedBy.slice(sequence.parent.length + 1)),
      ]
    : [made];
}

function fields(type: CatalogObject, catalog: Catalog): string {
  return [...catalog.objects.values()]
    .filter(({ kind, parent }) => kind === 'column' && parent === type.name)
    .sort((a, b) => Number(a.properties.position) - Number(b.properties.position))
    .map((field) => `${ownName(field)} ${field.properties.type}`)
    .join(', ');
}

function createDomain(domain: CatalogObject, catalog: Catalog): string[] {
  const { type, default: fallback, notNull, collation } = domain.properties;
  const checks = [...catalog.objects.values()].filter(
    ({ kind, parent }) => kind === 'constraint' && parent === domain.name,
  );
  const parts = [
    `create domain ${domain.name} as ${type}`,
    collation ? `collate ${collation}` : '',
    fallback ? `default ${fallback}` : '',
    notNull ?? '',
    ...checks.map((check) => `constraint ${ownName(check)} ${check.properties.definition}`),
  ];
  return [parts.filter(Boolean).join(' ')];
}

function rangeParts({ properties }: CatalogObject): string {
  const { subtype, subtypeClass, collation, canonical, subtypeDifference, multirange } = properties;
  const parts: readonly (readonly [string, string | null | undefined])[] = [
    ['subtype', subtype],
    ['subtype_opclass', subtypeClass],
    ['collation', collation],
    ['canonical', canonical],
    ['subtype_diff', subtypeDifference],
    ['multirange_type_name', multirange],
  ];
  return parts.flatMap(([word, value]) => (value ? [`${word} = ${value}`] : [])).join(', ');
}

/** Numbers go on after those that the rows of the owning column have already. */
export function continueNumbers(sequence: string, table: string, column: string): string {
  return `select pg_catalog.setval(${quoteText(sequence)}, coalesce(max(${column}), 0) + 1, false) from ${table}`;
}

/** Enums, composite types, ranges and domains; base types are made by C code and give null. */
export function createType(type: CatalogObject, catalog: Catalog): string[] | null {
  if (type.kind === 'domain') return createDomain(type, catalog);
  const { class: kind, labels } = type.properties;
  if (kind === 'enum') return [`create type ${type.name} as enum (${labels ?? ''})`];
  if (kind === 'composite') return [`create type ${type.name} as (${fields(type, catalog)})`];
  if (kind !== 'range') return null;
  return [`create type ${type.name} as range (${rangeParts(type)})`];
}
