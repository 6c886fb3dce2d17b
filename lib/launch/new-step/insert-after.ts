/**
 * A text with lines put behind the entry of a list in which `mark` stands: behind the bracket that closes the entry,
 * or behind the line itself. Throws where the mark is not there, or more than once.
 */
export function insertAfter(text: string, mark: string, added: string): string {
  const lines = text.split('\n');
  const found = lines.flatMap((line, at) => (line.includes(mark) ? [at] : []));
  const [at] = found;
  if (at === undefined || found.length > 1)
    throw new Error(`“${mark}” stands ${found.length} times in the file: add the lines by hand.`);
  const indent = (line: string) => line.length - line.trimStart().length;
  const own = lines[at] ?? '';
  // An entry over several lines: the mark is its first line or stands one deeper; the bracket that closes it is no deeper.
  const isOpen = /[{[]$/.test(own.trimEnd());
  const isWhole = /^\s*(?:\{.*\}|[\w']+|'[^']*'),?$/.test(own);
  const depth = isOpen || isWhole ? indent(own) : indent(own) - 2;
  const end = isWhole
    ? at
    : lines.findIndex((line, n) => n > at && indent(line) <= depth && line.trim() !== '');
  if (end < 0) throw new Error(`The entry with “${mark}” does not end: add the lines by hand.`);
  return [...lines.slice(0, end + 1), ...added.split('\n'), ...lines.slice(end + 1)].join('\n');
}
