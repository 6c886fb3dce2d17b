import type { CatalogObject } from '../../catalog/catalog-object';
import { ownName } from '../../deploy/drop-statement';
import type { PropertyDifference } from '../difference';
import { parentClause } from './object-clause';

/** ALTER … ALTER COLUMN for one property; null where only a rebuild of the column would do. */
export function alterColumn(
  column: CatalogObject,
  { name, expected, actual }: PropertyDifference,
): string[] | null {
  const own = ownName(column);
  const alter = `alter ${parentClause(column)} alter ${column.properties.of === 'type' ? 'attribute' : 'column'} ${own}`;
  const { type, collation } = column.properties;
  switch (name) {
    case 'type':
    case 'collation': {
      if (column.properties.of === 'type') return [`${alter} type ${type}`];
      const collate = collation ? ` collate ${collation}` : '';
      return [`${alter} type ${type}${collate} using ${own}::${type}`];
    }
    case 'notNull':
      return [`${alter} ${expected ? 'set' : 'drop'} not null`];
    case 'default':
      return [expected ? `${alter} set default ${expected}` : `${alter} drop default`];
    case 'identity':
      if (!expected) return [`${alter} drop identity`];
      return [
        actual ? `${alter} set generated ${expected}` : `${alter} add generated ${expected} as identity`,
      ];
    case 'generated':
      return expected ? [`${alter} set expression as (${expected})`] : [`${alter} drop expression`];
    case 'storage':
      return expected ? [`${alter} set storage ${expected}`] : [`${alter} set storage default`];
    case 'compression':
      return [`${alter} set compression ${expected ?? 'default'}`];
    case 'statistics':
      return [`${alter} set statistics ${expected ?? '-1'}`];
    case 'options': {
      const names = (actual ?? '').replaceAll(/=[^,]*/g, '');
      return [expected ? `${alter} set (${expected})` : `${alter} reset (${names})`];
    }
    default:
      return null;
  }
}
