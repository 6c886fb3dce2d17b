import { say } from '../../../../i18n/message';
import { lintShapes } from '../lint-shapes';

function starts(columns: readonly string[], wanted: readonly string[]): boolean {
  const head = columns.slice(0, wanted.length);
  return head.length === wanted.length && wanted.every((column) => head.includes(column));
}

/** Deleting or changing a parent reads the whole child table where no index begins with the key’s columns. */
export const foreignKeyWithoutIndex = lintShapes(
  {
    id: 'foreign-key-without-index',
    level: 'warn',
    ok: [
      'create table a (id int primary key); create table b (id int primary key, a int references a); create index on b (a)',
      'create table a (id int primary key); create table b (a int primary key references a)',
      'create table a (x int, y int, primary key (x, y)); create table b (id int primary key, x int, y int, foreign key (x, y) references a, unique (y, x))',
    ],
    bad: [
      'create table a (id int primary key); create table b (id int primary key, a int references a)',
      'create table a (id int primary key); create table b (id int primary key, a int references a, c int); create index on b (c, a)',
      'create table a (id int primary key); create table b (id int primary key, a int references a); create index on b (a) where a > 5',
    ],
  },
  ({ name, primaryKey, uniques, foreignKeys, indexes }) => {
    const covering = [
      ...(primaryKey ? [primaryKey] : []),
      ...uniques,
      ...indexes.filter(({ isPlain }) => isPlain),
    ];
    return foreignKeys
      .filter(({ columns }) => !covering.some((key) => starts(key.columns, columns)))
      .map(({ columns, line }) => ({
        line,
        object: `${name}.${columns.join(', ')}`,
        message: say('schema.lint.foreignKeyWithoutIndex'),
      }));
  },
);
