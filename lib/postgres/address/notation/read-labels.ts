import type { Assignment } from './assignment';

const LABELS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:host(?: ?name)?(?:[ /]address)?|server(?: name)?|endpoint|address|(?:public|private|internal|external) host(?:name)?|servidor|anfitrión|nombre del servidor)$/i,
    'host',
  ],
  [/^(?:port(?: number)?|puerto)$/i, 'port'],
  [
    /^(?:user(?: ?name)?|login|role|user ?id|db user|(?:server )?admin(?:istrator)?(?: user ?name| login(?: name)?)|master user ?name|usuario|nombre de usuario)$/i,
    'user',
  ],
  [/^(?:password|pass|(?:db|admin|master) password|contraseña|clave)$/i, 'password'],
  [/^(?:database(?: name)?|db(?: ?name)?|maintenance database|initial database|base de datos)$/i, 'database'],
  [/^ssl ?mode$/i, 'sslmode'],
  [/^(?:ssl|tls|require ssl|ssl required)$/i, 'sslmode'],
  [
    /^(?:(?:service|internal|external|public|private|direct|pooled)[ -]?(?:database |connection )?(?:ur[li]|string)|connection (?:string|ur[li]|info string)|(?:database|db) ?(?:ur[li]|string)|ur[li]|dsn|jdbc url)$/i,
    'url',
  ],
];
const IS_STRING = /^(?:jdbc:)?postgres(?:ql)?(?:\+\w+)?:\/\//i;
/** A label, then a colon, an equals sign, a tab, blanks or the line of a table, then the value. */
const LINE = /^(\p{L}[\p{L}\p{N}_ /().-]{0,40}?)\s{0,40}(?:[:=]|\t|\s\s|[│┃|])(.*)$/u;
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

/** A few words that could be the name of a setting. */
const isLabel = (label: string) => /^[\p{L}\p{N}_-]+(?: [\p{L}\p{N}_-]+){0,2}$/u.test(label.trim());

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
  const others: Assignment[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const [, label = '', said = ''] = LINE.exec(within(line, FRAME, EDGE)) ?? [];
    const value = within(said, EDGE, EDGE);
    const name = nameOf(label);
    const alone = nameOf(line.replace(/:$/, ''));
    if (IS_STRING.test(line)) found.push({ name: 'url', value: line });
    else if (name !== null && value !== '')
      found.push({ name, value: within(value.replace(/^["'`]/, ''), /(?!)/, QUOTES) });
    else if (alone !== null && lines[index + 1] !== undefined)
      found.push({ name: alone, value: lines[++index] ?? '' });
    else if (label !== '' && value !== '' && isLabel(label)) others.push({ name: label.trim(), value });
  }
  // Lines of another label mean something only in a list of labels; in prose they are words.
  return found.length > 1 ? [...found, ...others] : found;
}
