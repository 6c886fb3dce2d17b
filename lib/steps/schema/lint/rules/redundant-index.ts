import { say } from '../../../../i18n/message';
import { lintShapes } from '../lint-shapes';
import type { TableShape } from '../table-shapes';

function isPrefix(short: readonly string[], long: readonly string[]): boolean {
  return short.length <= long.length && short.every((column, index) => column === long[index]);
}

/** What makes an index redundant: a key or another index that begins with the same columns. */
function coveredBy(shape: TableShape, index: TableShape['indexes'][number]): string | null {
  const keys = [...(shape.primaryKey ? [shape.primaryKey] : []), ...shape.uniques];
  const key = keys.find(({ columns }) => isPrefix(index.columns, columns));
  if (key && !(index.isUnique && key.columns.length !== index.columns.length)) return key.columns.join(', ');
  const other = shape.indexes.find(
    (one) =>
      one !== index &&
      one.isPlain &&
      isPrefix(index.columns, one.columns) &&
      (one.columns.length > index.columns.length ||
        shape.indexes.indexOf(one) < shape.indexes.indexOf(index)),
  );
  return other && !index.isUnique ? other.name || other.columns.join(', ') : null;
}

/** An index on columns that a unique constraint, the primary key or a longer index begins with costs and gives nothing. */
export const redundantIndex = lintShapes(
  {
    id: 'redundant-index',
    level: 'warn',
    ok: [
      'create table t (id int primary key, a int, b int); create index on t (a); create index on t (b, a)',
      'create table t (id int primary key, a text unique); create index on t (lower(a))',
      'create table t (id int primary key, a int, b int); create unique index on t (a); create index on t (a, b)',
      'create table t (id int primary key, a int); create index on t (a); create index on t (a) where a > 0',
    ],
    bad: [
      'create table t (id int primary key, a text unique); create index i on t (a)',
      'create table t (id int primary key); create index i on t (id)',
      'create table t (id int primary key, a int, b int); create index i on t (a); create index j on t (a, b)',
      'create table t (id int primary key, a int); create index i on t (a); create index j on t (a)',
    ],
  },
  (shape) =>
    shape.indexes
      .filter(({ isPlain }) => isPlain)
      .flatMap((index) => {
        const by = coveredBy(shape, index);
        const object = index.name ? index.name : `${shape.name} (${index.columns.join(', ')})`;
        return by ? [{ line: index.line, object, message: say('schema.lint.redundantIndex', { by }) }] : [];
      }),
);
