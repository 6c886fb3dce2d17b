import { say } from '../../../../i18n/message';
import { lintShapes } from '../lint-shapes';

/** A table without a primary key cannot be replicated by row, and its rows cannot be told apart. */
export const noPrimaryKey = lintShapes(
  {
    id: 'no-primary-key',
    level: 'warn',
    ok: [
      'create table t (id int primary key)',
      'create table t (id int); alter table t add constraint t_pkey primary key (id)',
      'create table t (id int primary key) partition by hash (id); create table t_0 partition of t for values with (modulus 1, remainder 0)',
    ],
    bad: ['create table t (id int)', 'create table t (id int unique)'],
  },
  ({ name, line, isOwn, primaryKey }) =>
    isOwn && !primaryKey ? [{ line, object: name, message: say('schema.lint.noPrimaryKey') }] : [],
);
