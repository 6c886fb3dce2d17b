import { expect, it } from 'vitest';
import { isBinary } from './copy-format';
import { columnOf, tableOf } from './testing/table-of';

const of = (types: readonly string[]) =>
  tableOf('t', { columns: types.map((type, at) => columnOf(`c${at}`, { type })) });
const asked = (source: readonly string[], target = source) =>
  isBinary(
    of(source),
    of(target),
    source.map((_, at) => `c${at}`),
  );

it.each([
  [['bytea']],
  [['integer', 'bytea', 'text']],
  [['bytea', 'numeric(12,4)', 'numeric(6, -2)', 'character varying(20)', 'character(3)']],
  [['bytea', 'timestamp(3) with time zone', 'time without time zone', 'uuid', 'jsonb', 'inet']],
  [['bytea[]', 'bytea', 'integer[]', 'text[][]']],
])('%j travels in binary', (types) => {
  expect(asked(types)).toBe(true);
});

it.each([
  ['without bytea nothing is gained', ['integer', 'text'], undefined],
  ['an enum, which is sent by its name but received by its type', ['bytea', 'public.mood'], undefined],
  ['a type of somebody that has a built-in name', ['bytea', 'app.text'], undefined],
  ['a name that needs quotes', ['bytea', '"text"'], undefined],
  ['what names something by its OID', ['bytea', 'regclass'], undefined],
  ['an OID', ['bytea', 'oid'], undefined],
  ['what a locale prints', ['bytea', 'money'], undefined],
  ['xml, which carries an encoding of its own', ['bytea', 'xml'], undefined],
  ['another type on the target', ['bytea', 'integer'], ['bytea', 'bigint']],
  ['another length on the target', ['bytea', 'numeric(12,4)'], ['bytea', 'numeric(12,2)']],
  ['bytea that is text on the target', ['bytea'], ['text']],
  ['an array on one side only', ['bytea', 'integer'], ['bytea', 'integer[]']],
])('%s: as text', (_, source, target) => {
  expect(asked(source, target ?? source)).toBe(false);
});

it('columns that are not copied do not count', () => {
  const table = of(['bytea', 'money']);
  expect(isBinary(table, table, ['c0'])).toBe(true);
  expect(isBinary(table, table, [])).toBe(false);
});
