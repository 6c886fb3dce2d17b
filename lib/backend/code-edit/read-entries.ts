import { closingBracket, type Scanned } from './scan-code';

/** One argument of a call or one entry of a dictionary or object, without the comments around it. */
export interface Entry {
  readonly start: number;
  readonly end: number;
  /** Its name; null for a positional argument, `*` for what is spread into the place. */
  readonly name: string | null;
  /** Where its value stands; the whole entry for one without a name. */
  readonly valueStart: number;
}

/** What stands between two brackets. */
export interface Container {
  readonly scanned: Scanned;
  /** Place of the opening bracket and of the closing one. */
  readonly open: number;
  readonly close: number;
  readonly entries: readonly Entry[];
  /** How an entry spells its name: `name=value`, `"name": value` or `name: value`. */
  readonly style: 'call' | 'dict' | 'object';
}

const NAMED: Record<Container['style'], RegExp> = {
  call: /^([A-Za-z_]\w*)\s*=(?!=)\s*/,
  dict: /^["']([\w.-]+)["']\s*:\s*/,
  object: /^["']?([\w$-]+)["']?\s*:\s*/,
};

function entryAt(scanned: Scanned, from: number, to: number, style: Container['style']): Entry | null {
  let [start, end] = [from, to];
  const isAside = (at: number) => scanned.kind[at] === 2 || /\s/.test(scanned.text[at] ?? ' ');
  while (start < end && isAside(start)) start += 1;
  while (end > start && isAside(end - 1)) end -= 1;
  if (start === end) return null;
  const text = scanned.text.slice(start, end);
  const spread = /^(?:\*\*|\.\.\.)\s*/.exec(text);
  if (spread) return { start, end, name: '*', valueStart: start + spread[0].length };
  const named = NAMED[style].exec(text);
  if (named) return { start, end, name: named[1] ?? null, valueStart: start + named[0].length };
  const shorthand = style === 'object' && /^[A-Za-z_$][\w$]*$/.test(text);
  return { start, end, name: shorthand ? text : null, valueStart: start };
}

/** The entries between a bracket and its partner; null where the text is not whole. */
export function readContainer(scanned: Scanned, open: number, style: Container['style']): Container | null {
  const close = closingBracket(scanned, open);
  if (close === null) return null;
  const entries: Entry[] = [];
  let [from, depth] = [open + 1, 0];
  for (let at = open + 1; at <= close; at += 1) {
    if (scanned.kind[at] !== 0) continue;
    const mark = scanned.text[at] ?? '';
    if ('([{'.includes(mark)) depth += 1;
    if (')]}'.includes(mark) && at < close) depth -= 1;
    if (at === close || (mark === ',' && depth === 0)) {
      const entry = entryAt(scanned, from, at, style);
      if (entry) entries.push(entry);
      from = at + 1;
    }
  }
  return { scanned, open, close, entries, style };
}

/** Every call whose function's name matches, in the order of the text; strings and comments hold none. */
export function findCalls(scanned: Scanned, name: RegExp): Container[] {
  const pattern = new RegExp(`(?<![\\w$])(?:${name.source})\\s*(?:<[^<>()]*>)?\\(`, 'g');
  return [...scanned.text.matchAll(pattern)].flatMap((match) => {
    const open = match.index + match[0].length - 1;
    const isDefinition = /\b(?:def|function)\s+$/.test(scanned.text.slice(0, match.index));
    if (scanned.kind[match.index] !== 0 || isDefinition) return [];
    return readContainer(scanned, open, 'call') ?? [];
  });
}

/** The literal dictionary or object that begins at a place, or null where something else stands there. */
export function literalAt(scanned: Scanned, at: number): Container | null {
  const style = scanned.grammar === 'python' ? 'dict' : 'object';
  if (scanned.text[at] === '{') return readContainer(scanned, at, style);
  const isDict = scanned.grammar === 'python' && scanned.text.startsWith('dict(', at);
  return isDict ? readContainer(scanned, at + 4, 'call') : null;
}

/** The one literal that a name stands for in this file; null for none, for several, and where it is filled later. */
export function literalOf(scanned: Scanned, name: string): Container | null {
  const pattern = new RegExp(
    `^[ \\t]*(?:(?:export\\s+)?(?:const|let|var)\\s+)?${name}\\b(?:\\s*:[^=\\n]+)?\\s*=\\s*`,
    'gm',
  );
  const found = [...scanned.text.matchAll(pattern)].filter(({ index }) => scanned.kind[index] === 0);
  const isFilled = new RegExp(
    `(?<![\\w.])${name}\\s*(?:\\[[^\\]]*\\]\\s*=(?!=)|\\.update\\(|\\.\\w+\\s*=(?!=)|\\|=)`,
  ).test(scanned.text);
  const [only] = found;
  return only && found.length === 1 && !isFilled ? literalAt(scanned, only.index + only[0].length) : null;
}
