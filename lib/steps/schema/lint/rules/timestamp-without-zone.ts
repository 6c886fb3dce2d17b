import { say } from '../../../../i18n/message';
import { tableParts } from '../../ast/table-parts';
import { lintStatement } from '../lint-statement';
import { typeName } from '../table-shapes';

/** `timestamp` forgets the zone: what it means changes with the setting of whoever reads it. */
export const timestampWithoutZone = lintStatement(
  {
    id: 'timestamp-without-zone',
    level: 'note',
    ok: ['create table t (id int primary key, at timestamptz, day date)'],
    bad: ['create table t (id int primary key, at timestamp)', 'alter table t add column at timestamp(3)'],
  },
  (statement) => {
    const parts = tableParts(statement);
    return (parts?.columns ?? [])
      .filter(({ typeName: type }) => typeName(type?.names) === 'timestamp')
      .map(({ colname }) => ({
        object: `${parts?.table}.${colname}`,
        message: say('schema.lint.timestampWithoutZone'),
      }));
  },
);
