import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import { ownName } from '../../deploy/drop-statement';
import { addColumn } from './create-column';
import { createSequence, createType } from './create-type';
import { createPublication } from './mend-publication';
import { commentClause, indexOfConstraint, parentClause, quoteText } from './object-clause';

function createPolicy(policy: CatalogObject): string {
  const { command, permissive, roles, using, check } = policy.properties;
  return [
    `create policy ${ownName(policy)} on ${policy.parent} as ${permissive} for ${command} to ${roles}`,
    using ? `using (${using})` : '',
    check ? `with check (${check})` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

export function createView(view: CatalogObject, orReplace = false): string {
  const { definition = '', options } = view.properties;
  const body = (definition ?? '').trim().replace(/;$/, '');
  const populated = view.properties.populated ? ' with no data' : '';
  return `create ${orReplace ? 'or replace ' : ''}${view.kind} ${view.name}${options ? ` with (${options})` : ''} as\n${body}${populated}`;
}

function enabledState(object: CatalogObject): string[] {
  const { enabled } = object.properties;
  if (!enabled) return [];
  const word = enabled === 'disabled' ? 'disable' : `enable ${enabled}`;
  return [`alter table ${object.parent} ${word} ${object.kind} ${ownName(object)}`];
}

/** Marks that an index has in its table and that go when it is made anew. */
function indexMarks(object: CatalogObject, catalog: Catalog): string[] {
  const table = [...catalog.objects.values()].find(
    ({ kind, name }) => name === object.parent && (kind === 'table' || kind === 'materialized view'),
  );
  const own = object.name.slice(object.name.indexOf('.') + 1);
  const index = object.kind === 'constraint' ? ownName(object) : own;
  const alter = `alter ${table?.kind ?? 'table'} ${object.parent}`;
  return [
    ...(object.properties.clustered ? [`${alter} cluster on ${index}`] : []),
    ...(table?.properties.replicaIdentity === `index ${index}`
      ? [`${alter} replica identity using index ${index}`]
      : []),
  ];
}

/** What belongs to the index behind a key rather than to the key. */
function constraintIndex(object: CatalogObject, catalog: Catalog): string[] {
  const { class: kind = '', indexComment, indexOptions } = object.properties;
  if (!['primary key', 'unique', 'exclusion'].includes(kind ?? '')) return [];
  const index = indexOfConstraint(object);
  return [
    ...(indexOptions ? [`alter index ${index} set (${indexOptions})`] : []),
    ...(indexComment ? [`comment on index ${index} is ${quoteText(indexComment)}`] : []),
    ...indexMarks(object, catalog),
  ];
}

function createEventTrigger(object: CatalogObject): string[] {
  const { event, tags, enabled } = object.properties;
  const when = tags ? ` when tag in (${tags})` : '';
  const made = `create event trigger ${object.name} on ${event}${when} execute function ${object.properties.function}`;
  const word = enabled === 'disabled' ? 'disable' : `enable ${enabled}`;
  return enabled ? [made, `alter event trigger ${object.name} ${word}`] : [made];
}

function create(object: CatalogObject, catalog: Catalog): string[] | null {
  const { kind, name, properties } = object;
  const { definition } = properties;
  switch (kind) {
    case 'schema':
      return [`create schema ${name}`];
    case 'extension':
      return [`create extension if not exists ${name} with schema ${properties.schema}`];
    case 'column': {
      const add = addColumn(object);
      return add ? [add] : null;
    }
    case 'constraint': {
      const late = properties.validated ? ' not valid' : '';
      return [
        `alter ${parentClause(object)} add constraint ${ownName(object)} ${definition}${late}`,
        ...constraintIndex(object, catalog),
      ];
    }
    case 'index':
      // Of a partitioned table Postgres prints ON ONLY, which would leave the partitions without it.
      return definition ? [definition.replace(' ON ONLY ', ' ON '), ...indexMarks(object, catalog)] : null;
    case 'publication':
      return createPublication(object);
    case 'conversion':
      return [
        `create ${properties.default ? 'default ' : ''}conversion ${name} for '${properties.from}' to '${properties.to}' from ${properties.function}`,
      ];
    case 'event trigger':
      return createEventTrigger(object);
    case 'statistics':
    case 'function':
      return definition ? [definition.trim()] : null;
    case 'trigger':
    case 'rule':
      return definition ? [definition.trim().replace(/;$/, ''), ...enabledState(object)] : null;
    case 'policy':
      return [createPolicy(object)];
    case 'view':
    case 'materialized view':
      return [createView(object)];
    case 'sequence':
      return createSequence(object);
    case 'type':
    case 'domain':
      return createType(object, catalog);
    default:
      return null;
  }
}

/**
 * Statements that make a missing object, with its comment; null for kinds that Postgres prints no definition of
 * (aggregates, operators, casts, text search) and for tables, which `createTable` makes.
 */
export function createObject(object: CatalogObject, catalog: Catalog, withComment = true): string[] | null {
  const statements = create(object, catalog);
  const { comment } = object.properties;
  if (!statements || !withComment || comment === undefined || comment === null) return statements;
  return [...statements, `comment on ${commentClause(object)} is ${quoteText(comment)}`];
}
