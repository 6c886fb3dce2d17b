import type { Assignment } from './assignment';

const LABELS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:host(?: ?name)?(?:[ /]address)?|server(?: name)?|endpoint|address|(?:public|private|internal|external) host(?:name)?)$/i,
    'host',
  ],
  [/^port(?: number)?$/i, 'port'],
  [/^(?:user(?: ?name)?|login|role|user ?id|db user)$/i, 'user'],
  [/^(?:password|pass|db password)$/i, 'password'],
  [/^(?:database(?: name)?|db(?: ?name)?|maintenance database|initial database)$/i, 'database'],
  [/^ssl ?mode$/i, 'sslmode'],
];
/** A label, then a colon, an equals sign, a tab, blanks or the line of a table, then the value. */
const LINE = /^([A-Za-z][\w /().-]{0,40}?)\s{0,40}(?:[:=]|\t|\s\s|[│┃|])(.*)$/;
const FRAME = /[\s│┃|*•-]/;
const EDGE = /[\s│┃|]/;
const QUOTES = /["'`,;]/;

/** A text without what stands around it, looked at once from each end. */
function within(text: string, before: RegExp, after: RegExp): string {
  let [start, end] = [0, text.length];
  while (start < end && before.test(text[start] ?? '')) start += 1;
  while (end > start && after.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(start, end);
}

function nameOf(label: string): string | null {
  const plain = label.replaceAll(/[*`"']/g, '').trim();
  return LABELS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** `Host: x`, `User name  y`, or a label on one line and its value on the next, as dashboards are copied. */
export function readLabels(text: string): Assignment[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found: Assignment[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const [, label = '', said = ''] = LINE.exec(within(line, FRAME, EDGE)) ?? [];
    const value = within(said, EDGE, EDGE);
    const name = nameOf(label);
    const alone = nameOf(line.replace(/:$/, ''));
    if (name !== null && value !== '')
      found.push({ name, value: within(value.replace(/^["'`]/, ''), /(?!)/, QUOTES) });
    else if (alone !== null && lines[index + 1] !== undefined)
      found.push({ name: alone, value: lines[++index] ?? '' });
  }
  return found;
}
