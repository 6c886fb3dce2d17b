import { expect, it } from 'vitest';
import { tableCsv } from './table-csv';

it('quotes what needs it and disarms formulas', () => {
  const rows = [
    ['P95, target', '1.5'],
    ['=cmd|x', '-2.5'],
    ['a "b"', ''],
  ];
  expect(tableCsv({ caption: '', headers: ['what', 'ms'], rows })).toBe(
    'what,ms\r\n"P95, target",1.5\r\n\'=cmd|x,-2.5\r\n"a ""b""",\r\n',
  );
});
