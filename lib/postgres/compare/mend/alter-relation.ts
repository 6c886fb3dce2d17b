import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import { dropStatement } from '../../deploy/drop-statement';
import type { PropertyDifference } from '../difference';
import { createObject, createView } from './create-object';
import { shapeOf, withViewsOver } from './dependants';
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

/** A view whose columns stay is replaced in its place; any other is made anew with everything that hung on it. */
function replaceView(
  view: CatalogObject,
  catalogs: { readonly expected: Catalog; readonly actual: Catalog },
): string[] | null {
  const { expected, actual } = catalogs;
  if (view.kind === 'view' && shapeOf(view, expected) === shapeOf(view, actual))
    return [createView(view, true)];
  const drop = dropStatement(view);
  const made = createObject(view, expected);
  if (!drop || !made) return null;
  return withViewsOver(view.name, [drop, ...made, ...relationParts(view, expected)], catalogs);
}

export function alterView(
  view: CatalogObject,
  { name, expected, actual }: PropertyDifference,
  catalogs: { readonly expected: Catalog; readonly actual: Catalog },
): string[] | null {
  const word = `${view.kind} ${view.name}`;
  if (name === 'options' || name === 'toastOptions') return setOptions(word, expected, actual);
  if (name === 'populated') return expected ? null : [`refresh ${word}`];
  return name === 'definition' ? replaceView(view, catalogs) : null;
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
