import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import { ownName } from '../../deploy/drop-statement';
import { addColumn } from './create-column';
import { createSequence, createType } from './create-type';
import { commentClause, parentClause, quoteText } from './object-clause';

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

function createView(view: CatalogObject): string {
  const { definition = '', options } = view.properties;
  const body = (definition ?? '').trim().replace(/;$/, '');
  const populated = view.properties.populated ? ' with no data' : '';
  return `create ${view.kind} ${view.name}${options ? ` with (${options})` : ''} as\n${body}${populated}`;
}

function enabledState(object: CatalogObject): string[] {
  const { enabled } = object.properties;
  if (!enabled) return [];
  const word = enabled === 'disabled' ? 'disable' : `enable ${enabled}`;
  return [`alter table ${object.parent} ${word} ${object.kind} ${ownName(object)}`];
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
      return [`alter ${parentClause(object)} add constraint ${ownName(object)} ${definition}${late}`];
    }
    case 'index':
      // Of a partitioned table Postgres prints ON ONLY, which would leave the partitions without it.
      return definition ? [definition.replace(' ON ONLY ', ' ON ')] : null;
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
