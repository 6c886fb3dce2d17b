import { say } from '../../../../i18n/message';
import { tableParts } from '../../ast/table-parts';
import { lintStatement } from '../lint-statement';
import { typeName } from '../table-shapes';

const SERIAL: ReadonlySet<string> = new Set([
  'serial',
  'serial2',
  'serial4',
  'serial8',
  'smallserial',
  'bigserial',
]);

/** An identity column does what `serial` does, and its sequence needs no rights of its own. */
export const serialColumn = lintStatement(
  {
    id: 'serial-column',
    level: 'note',
    ok: ['create table t (id bigint generated always as identity primary key)'],
    bad: ['create table t (id serial primary key)', 'create table t (id bigserial primary key)'],
  },
  (statement) => {
    const parts = tableParts(statement);
    return (parts?.columns ?? [])
      .filter(({ typeName: type }) => SERIAL.has(typeName(type?.names)))
      .map(({ colname }) => ({
        object: `${parts?.table}.${colname}`,
        message: say('schema.lint.serialColumn'),
      }));
  },
);
