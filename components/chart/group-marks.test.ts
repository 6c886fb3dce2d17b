import { expect, it } from 'vitest';
import { groupMarks } from './group-marks';

it('gives marks that would be drawn over each other one label', () => {
  expect(groupMarks([100, 101, 103, 400], 1_000)).toEqual([
    { at: 100, label: '1–3' },
    { at: 400, label: '4' },
  ]);
  expect(groupMarks([100, 200], 1_000).map(({ label }) => label)).toEqual(['1', '2']);
  expect(groupMarks([], 1_000)).toEqual([]);
});
