import type { CatalogObject } from '../../catalog/catalog-object';
import { aggregateName, ownName } from '../../deploy/drop-statement';

const ROUTINE: Readonly<Record<string, string>> = { procedure: 'procedure' };

/** The word for a kind in ALTER, COMMENT and GRANT: procedures are functions of another class. */
export function kindWord(object: CatalogObject): string {
  if (object.kind === 'function') return ROUTINE[object.properties.class ?? ''] ?? 'function';
  return object.kind;
}

/** The table an object hangs on, with the word ALTER wants before it. */
export function parentClause(object: CatalogObject): string {
  const of = object.properties.of;
  const word = of === 'foreign table' || of === 'domain' || of === 'type' ? of : 'table';
  return `${word} ${object.parent}`;
}

/** What COMMENT ON takes: `index public.i`, `trigger t on public.users`, `column public.users.id`. */
export function commentClause(object: CatalogObject): string {
  const { kind, name, parent, properties } = object;
  if (kind === 'aggregate') return `aggregate ${aggregateName(name)}`;
  if (kind === 'text search' || kind === 'cast') return `${kind} ${name}`;
  if (kind === 'constraint')
    return `constraint ${ownName(object)} on ${properties.of === 'domain' ? 'domain ' : ''}${parent}`;
  if (kind === 'trigger' || kind === 'policy' || kind === 'rule')
    return `${kind} ${ownName(object)} on ${parent}`;
  return `${kindWord(object)} ${name}`;
}

/** The index behind a key: named like it, in the schema of its table. */
export function indexOfConstraint(object: CatalogObject): string {
  const schema = /^(?:"(?:[^"]|"")+"|[^."]+)\./.exec(object.parent ?? '')?.[0] ?? '';
  return `${schema}${ownName(object)}`;
}

/** A text as an SQL literal, or NULL. */
export function quoteText(text: string | null): string {
  if (text === null) return 'null';
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
