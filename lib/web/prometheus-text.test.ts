import { expect, it } from 'vitest';
import { prometheusText } from './prometheus-text';

it('writes help, type and samples, with labels escaped', () => {
  const text = prometheusText([
    { name: 'a_total', help: 'How\nmany', type: 'counter', values: [{ value: 3 }] },
    { name: 'b', help: 'x', type: 'gauge', values: [{ labels: { status: 'a"b\\c\nd' }, value: 0.5 }] },
  ]);
  expect(text).toBe(
    '# HELP a_total How\\nmany\n# TYPE a_total counter\na_total 3\n' +
      '# HELP b x\n# TYPE b gauge\nb{status="a\\"b\\\\c\\nd"} 0.5\n',
  );
});
