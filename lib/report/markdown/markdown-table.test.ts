import { expect, it } from 'vitest';
import { markdownTable } from './markdown-table';

it('keeps a cell a cell', () => {
  expect(markdownTable(['a'], [['x\n| y |']])).toBe('| a |\n|---|\n| x \\| y \\| |');
});
