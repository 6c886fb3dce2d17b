import type { Catalog } from '../../postgres/catalog/catalog';
import type { CatalogObject } from '../../postgres/catalog/catalog-object';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join(' | ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('-+-');
  return `${[line(head), rule, ...rows.map(line)].join('\n')}\n(${rows.length})\n`;
}

function of(catalog: Catalog, keep: (object: CatalogObject) => boolean): CatalogObject[] {
  const found = [...catalog.objects.values()].filter(keep);
  return found.sort((a, b) => (a.parent ?? a.name).localeCompare(b.parent ?? b.name));
}

function text(object: CatalogObject, name: string): string {
  return (object.properties[name] ?? '').replaceAll(/\s+/g, ' ');
}

export interface ValidationFile {
  readonly name: string;
  readonly content: string;
}

/** The three files of the plan, written from the target's catalog. Deterministic: no times, no OIDs. */
export function validationFiles(catalog: Catalog, schemas: readonly string[]): ValidationFile[] {
  const intro = (title: string) => `${title}\nschemas: ${schemas.join(', ')}\n\n`;
  const columns = of(catalog, ({ kind }) => kind === 'column').map((column) => [
    column.parent ?? '',
    column.name.slice((column.parent?.length ?? -1) + 1),
    text(column, 'type'),
    text(column, 'notNull'),
    text(column, 'default') || text(column, 'generated') || text(column, 'identity'),
  ]);
  const isIndexed = ({ kind, properties }: CatalogObject) =>
    kind === 'index' ||
    (kind === 'constraint' && ['primary key', 'unique', 'exclusion'].includes(properties.class ?? ''));
  const indexes = of(catalog, isIndexed).map((index) => [
    index.parent ?? '',
    index.name,
    text(index, 'definition'),
    text(index, 'valid') || text(index, 'indexValid') ? 'INVALID' : 'valid',
  ]);
  const foreignKeys = of(catalog, ({ properties }) => properties.class === 'foreign key').map((key) => [
    key.parent ?? '',
    key.name.slice((key.parent?.length ?? -1) + 1),
    text(key, 'definition'),
    text(key, 'validated') ? 'NOT VALIDATED' : 'validated',
  ]);
  return [
    {
      name: 'schema-validation.txt',
      content: intro('columns') + table(['table', 'column', 'type', 'null', 'default'], columns),
    },
    {
      name: 'indexes-validation.txt',
      content: intro('indexes') + table(['table', 'index', 'definition', 'state'], indexes),
    },
    {
      name: 'fk-validation.txt',
      content: intro('foreign keys') + table(['table', 'constraint', 'definition', 'state'], foreignKeys),
    },
  ];
}
