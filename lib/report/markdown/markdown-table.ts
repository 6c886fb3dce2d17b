import { visibleLine } from '../../platform/log/visible-text';

/**
 * Escapes a text for a line or a cell of Markdown: it may hold anything a server or a person wrote. No link, image or
 * tag of theirs comes to life, wherever the file is shown.
 */
export function markdownCell(text: string): string {
  return visibleLine(text.replace(/[\r\n\u2028\u2029]+/g, ' '))
    .replaceAll('\\', '\\\\')
    .replaceAll('[', '\\[')
    .replaceAll(']', '\\]')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .trim();
}

/** A Markdown table; empty without rows. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(markdownCell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
