import { visibleLine } from './visible-text';

/** What begins a heading, a quotation, a list, a rule or a fence where it stands first in a line. */
const BEGINS_BLOCK =
  /^(?:#(?=#{0,5}(?:\s|$))|>|[+*-](?=\s|$)|[-*_=](?=[-*_= ]*$)|`(?=``)|~(?=~~)|\d{1,9}(?=[.)](?:\s|$)))/;

/**
 * Escapes a text for a line or a cell of Markdown: it may hold anything a server or a person wrote. No link, image, heading
 * or tag of theirs comes to life, wherever the file is shown.
 */
export function markdownText(text: string): string {
  return visibleLine(text.replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' '))
    .trim()
    .replaceAll('\\', '\\\\')
    .replaceAll('[', '\\[')
    .replaceAll(']', '\\]')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replace(BEGINS_BLOCK, (first) => (/\d/.test(first) ? `${first}\\` : `\\${first}`));
}

/** A name of outside as a code span: nothing in it ends the span, the line or the cell. */
export function markdownCode(text: string): string {
  const line = visibleLine(text.replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' ')).replaceAll('`', 'ˋ');
  return `\`${line.replaceAll('|', '\\|')}\``;
}
