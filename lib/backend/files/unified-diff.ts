import { createTwoFilesPatch } from 'diff';

/** Unified diff of two versions of a file, without the underline that the library puts first; '' when equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '', { context: 3 });
  return patch.slice(patch.indexOf('---'));
}
