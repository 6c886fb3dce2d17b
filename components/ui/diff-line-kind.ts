export type DiffLineKind = 'added' | 'removed' | 'hunk' | 'file' | 'same';

/** What a line of a unified diff says. */
export function diffLineKind(line: string): DiffLineKind {
  if (line.startsWith('+++ ') || line.startsWith('--- ') || line.startsWith('Index: ')) return 'file';
  if (/^={5,}$/.test(line)) return 'file';
  if (line.startsWith('@@')) return 'hunk';
  if (line.startsWith('+')) return 'added';
  if (line.startsWith('-')) return 'removed';
  return 'same';
}
