import { type Container, type Entry, literalAt, literalOf } from './read-entries';

/** A piece of a text to be replaced. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a call, dictionary or object has to say, and what it must not. */
export interface WantedEntries {
  readonly set?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
  /** Values that do as well, and stay. */
  readonly keep?: Readonly<Record<string, RegExp>>;
  /** Tables inside of it. */
  readonly inside?: Readonly<Record<string, WantedEntries>>;
}

/** Why a place was not changed: a spread or a name that cannot be followed. */
export class NotUnderstood extends Error {}

const textOf = ({ scanned }: Container, { valueStart, end }: Entry) => scanned.text.slice(valueStart, end);

function spelt({ style }: Container, name: string, value: string): string {
  if (style === 'call') return `${name}=${value}`;
  return style === 'dict' ? `"${name}": ${value}` : `${name}: ${value}`;
}

/** The line's beginning of white space at a place. */
function indentAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}

/** Takes an entry out with its comma, and with its line where it had one to itself. */
export function removalOf({ scanned, entries, close, open }: Container, entry: Entry): Change {
  const { text } = scanned;
  const next = entries[entries.indexOf(entry) + 1];
  const lineStart = text.lastIndexOf('\n', entry.start - 1) + 1;
  const isAlone = /^[ \t]*$/.test(text.slice(lineStart, entry.start)) && lineStart > open;
  const after = /^\s*(?:,[ \t]*)?(?:(?:#|\/\/)[^\n]*)?\n/.exec(text.slice(entry.end))?.[0];
  if (isAlone && after) return { start: lineStart, end: entry.end + after.length, text: '' };
  if (next) return { start: entry.start, end: next.start, text: '' };
  const before = entries[entries.indexOf(entry) - 1];
  return before
    ? { start: before.end, end: entry.end, text: '' }
    : { start: entry.start, end: close, text: '' };
}

/** Puts entries at the end: on lines of their own where the others have such, or where one line would be too long. */
function addition(container: Container, added: readonly string[]): Change[] {
  const { scanned, entries, open, close } = container;
  const { text } = scanned;
  const last = entries.at(-1);
  const isTall = /^\s*\n/.test(text.slice(open + 1, close)) && last !== undefined;
  if (isTall) {
    const indent = indentAt(text, last.start);
    const lines = added.map((line) => `\n${indent}${line.replaceAll('\n', `\n${indent}`)},`).join('');
    const comma = /^\s*,/.exec(text.slice(last.end, close));
    const at = comma ? last.end + comma[0].length : last.end;
    const aside = /^[ \t]*(?:#|\/\/)[^\n]*/.exec(text.slice(at, close))?.[0] ?? '';
    const endsThere = !/\n/.test(text.slice(at, close)) ? `\n${indentAt(text, open)}` : '';
    return [
      ...(comma ? [] : [{ start: last.end, end: last.end, text: ',' }]),
      { start: at + aside.length, end: at + aside.length, text: `${lines}${endsThere}` },
    ];
  }
  if (hasAside(container)) throw new NotUnderstood(text.slice(open, open + 40));
  const all = [...entries.map(({ start, end }) => text.slice(start, end)), ...added];
  const line = all.join(', ');
  const base = indentAt(text, open);
  const pad = container.style === 'object' ? ' ' : '';
  const unit = scanned.grammar === 'python' ? '    ' : '  ';
  const isShort = line.length + open - text.lastIndexOf('\n', open) < 100 && !line.includes('\n');
  const tall = all.map((entry, index) => {
    const own = entries[index];
    // What is there begins on the call's own line; a line that ends within a string must not be moved.
    const by = own === undefined ? `${base}${unit}` : unit;
    const isFixed = own !== undefined && hasStringBreak(container, own);
    return `\n${base}${unit}${isFixed ? entry : entry.replaceAll('\n', `\n${by}`)},`;
  });
  const put = isShort ? `${pad}${line}${pad}` : `${tall.join('')}\n${base}`;
  return [{ start: open + 1, end: close, text: put }];
}

function hasStringBreak({ scanned }: Container, { start, end }: Entry): boolean {
  for (let at = start; at < end; at += 1)
    if (scanned.kind[at] === 1 && scanned.text[at] === '\n') return true;
  return false;
}

/** True where comments stand between the entries: writing the list anew would lose them. */
function hasAside({ scanned, entries, open, close }: Container): boolean {
  const within = (at: number) => entries.some(({ start, end }) => at >= start && at < end);
  for (let at = open + 1; at < close; at += 1) if (scanned.kind[at] === 2 && !within(at)) return true;
  return false;
}

interface Found {
  readonly container: Container;
  readonly entry: Entry;
}

/** The entry of a name, in the container itself or in a literal of this file that is spread into it. */
function lookUp(container: Container, name: string, mustFollow: boolean): Found | null {
  for (const entry of container.entries) if (entry.name === name) return { container, entry };
  for (const spread of container.entries.filter((entry) => entry.name === '*')) {
    const value = textOf(container, spread);
    const literal = /^\w+$/.test(value)
      ? literalOf(container.scanned, value)
      : literalAt(container.scanned, spread.valueStart);
    // In a table the last one wins, so what is added there need not know what is spread.
    if (!literal && (mustFollow || container.style === 'call')) throw new NotUnderstood(value.slice(0, 60));
    const inner = literal && lookUp(literal, name, mustFollow);
    if (inner) return inner;
  }
  return null;
}

function literalText(container: Container, { set = {}, inside = {} }: WantedEntries): string {
  const isPython = container.scanned.grammar === 'python';
  const own = Object.entries(set).map(([name, value]) =>
    isPython ? `"${name}": ${value}` : `${name}: ${value}`,
  );
  const inner = Object.entries(inside).map(([name, wanted]) => {
    const value = literalText(container, wanted);
    return isPython ? `"${name}": ${value}` : `${name}: ${value}`;
  });
  const all = [...own, ...inner];
  if (!isPython) return `{ ${all.join(', ')} }`;
  return all.join(', ').length < 60
    ? `{${all.join(', ')}}`
    : `{\n${all.map((line) => `    ${line},\n`).join('')}}`;
}

function isEmpty({ set = {}, inside = {} }: WantedEntries): boolean {
  return Object.keys(set).length === 0 && Object.values(inside).every(isEmpty);
}

/** A table inside: a literal is changed where it stands; what comes from elsewhere is spread into a new one. */
function insideChanges({ container, entry }: Found, wanted: WantedEntries): readonly Change[] {
  const { scanned } = container;
  const value = textOf(container, entry);
  const literal =
    literalAt(scanned, entry.valueStart) ?? (/^\w+$/.test(value) ? literalOf(scanned, value) : null);
  if (literal) return nextChanges(literal, wanted);
  if (isEmpty(wanted)) return [];
  const name = /^[\w.]+$/.test(value) ? value : `(${value})`;
  const spread = scanned.grammar === 'python' ? `**${name}` : `...${name}`;
  const text = literalText(container, wanted).replace(
    /^\{(\s*)/,
    (_, space: string) => `{${space}${spread},${space || ' '}`,
  );
  return [{ start: entry.valueStart, end: entry.end, text }];
}

function presentChanges(
  container: Container,
  { remove = [], set = {}, keep = {}, inside = {} }: WantedEntries,
): readonly Change[] {
  for (const name of remove) {
    const found = lookUp(container, name, true);
    if (found) return [removalOf(found.container, found.entry)];
  }
  for (const [name, value] of Object.entries(set)) {
    const found = lookUp(container, name, false);
    const said = found && textOf(found.container, found.entry);
    if (found && said !== value && !keep[name]?.test(said ?? ''))
      return [{ start: found.entry.valueStart, end: found.entry.end, text: value }];
  }
  for (const [name, wanted] of Object.entries(inside)) {
    const found = lookUp(container, name, false);
    const changes = found ? insideChanges(found, wanted) : [];
    if (changes.length > 0) return changes;
  }
  return [];
}

/**
 * The next changes that bring a container towards what is wanted, none when it says all: made one after the other, each
 * on the text that the last one left. Throws NotUnderstood where a spread cannot be followed.
 */
export function nextChanges(container: Container, wanted: WantedEntries): readonly Change[] {
  const present = presentChanges(container, wanted);
  if (present.length > 0) return present;
  const { set = {}, inside = {} } = wanted;
  const isMissing = (name: string) => lookUp(container, name, false) === null;
  const added = [
    ...Object.entries(set).flatMap(([name, value]) =>
      isMissing(name) ? [spelt(container, name, value)] : [],
    ),
    ...Object.entries(inside).flatMap(([name, inner]) =>
      isMissing(name) && !isEmpty(inner) ? [spelt(container, name, literalText(container, inner))] : [],
    ),
  ];
  return added.length > 0 ? addition(container, added) : [];
}

/** A text with its changes made. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);
}
