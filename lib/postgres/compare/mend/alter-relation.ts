import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import { dropStatement } from '../../deploy/drop-statement';
import type { PropertyDifference } from '../difference';
import { createObject, createView } from './create-object';
import { relationParts } from './relation-parts';

/** SET and RESET that lead from one list of options to another. */
export function setOptions(word: string, expected: string | null, actual: string | null): string[] {
  const names = (text: string | null) =>
    (text ?? '').split(', ').flatMap((option) => (option ? [option.split('=')[0] ?? ''] : []));
  const gone = names(actual).filter((option) => !names(expected).includes(option));
  return [
    ...(gone.length > 0 ? [`alter ${word} reset (${gone.join(', ')})`] : []),
    ...(expected ? [`alter ${word} set (${expected})`] : []),
  ];
}

function shape(view: CatalogObject, catalog: Catalog): string {
  return [...catalog.objects.values()]
    .filter(({ kind, parent }) => kind === 'column' && parent === view.name)
    .sort((a, b) => Number(a.properties.position) - Number(b.properties.position))
    .map(({ name, properties }) => `${name} ${properties.type}`)
    .join(', ');
}

/** A view whose columns stay is replaced in its place; any other is made anew with everything that hung on it. */
function replaceView(view: CatalogObject, expected: Catalog, actual: Catalog): string[] | null {
  if (view.kind === 'view' && shape(view, expected) === shape(view, actual)) return [createView(view, true)];
  const drop = dropStatement(view);
  const made = createObject(view, expected);
  return drop && made ? [drop, ...made, ...relationParts(view, expected)] : null;
}

export function alterView(
  view: CatalogObject,
  { name, expected, actual }: PropertyDifference,
  catalogs: { readonly expected: Catalog; readonly actual: Catalog },
): string[] | null {
  const word = `${view.kind} ${view.name}`;
  if (name === 'options' || name === 'toastOptions') return setOptions(word, expected, actual);
  if (name === 'populated') return expected ? null : [`refresh ${word}`];
  return name === 'definition' ? replaceView(view, catalogs.expected, catalogs.actual) : null;
}

export function alterTable(
  table: CatalogObject,
  { name, expected, actual }: PropertyDifference,
): string[] | null {
  const word = `${table.kind} ${table.name}`;
  switch (name) {
    case 'rowSecurity':
      return [`alter ${word} ${expected ? 'enable' : 'disable'} row level security`];
    case 'forcedRowSecurity':
      return [`alter ${word} ${expected ? '' : 'no '}force row level security`];
    case 'persistence':
      return [`alter ${word} set ${expected === 'unlogged' ? 'unlogged' : 'logged'}`];
    case 'replicaIdentity': {
      const how = expected?.startsWith('index ') ? `using ${expected}` : (expected ?? 'default');
      return [`alter ${word} replica identity ${how}`];
    }
    case 'options':
    case 'toastOptions':
      return setOptions(word, expected, actual);
    default:
      return null;
  }
}
