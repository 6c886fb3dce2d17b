import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import { ownName } from '../../deploy/drop-statement';

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
    ? [made, `alter sequence ${sequence.name} owned by ${ownedBy}`]
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

/** Enums, composite types, ranges and domains; base types are made by C code and give null. */
export function createType(type: CatalogObject, catalog: Catalog): string[] | null {
  if (type.kind === 'domain') return createDomain(type, catalog);
  const { class: kind, labels, subtype, subtypeDifference } = type.properties;
  if (kind === 'enum') return [`create type ${type.name} as enum (${labels ?? ''})`];
  if (kind === 'composite') return [`create type ${type.name} as (${fields(type, catalog)})`];
  if (kind !== 'range') return null;
  const difference = subtypeDifference ? `, subtype_diff = ${subtypeDifference}` : '';
  return [`create type ${type.name} as range (subtype = ${subtype}${difference})`];
}
