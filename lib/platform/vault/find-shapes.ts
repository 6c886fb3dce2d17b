import { findAssignments } from './find-assignments';
import { findKeyBlocks } from './find-key-blocks';
import { findUrlPasswords } from './find-url-passwords';
import { TOKEN_SHAPES, type TokenBody, type TokenShape } from './secret-shapes';
import type { ShapeHit } from './shape-hit';

const BODY: Readonly<Record<TokenBody, RegExp>> = {
  alnum: /[A-Za-z0-9]*/y,
  word: /[\w-]*/y,
  dotted: /[\w.-]*/y,
  base64: /[\w+/=.-]*/y,
  path: /[\w/.?=&%~:@+-]*/y,
};

const byPrefix = new Map<string, TokenShape>(TOKEN_SHAPES.map((shape) => [shape.prefix, shape]));
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
/** Longest first, so that `sk-ant-` would win over `sk-`. */
const PREFIXES = new RegExp(
  [...byPrefix.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|'),
  'g',
);

/** A token begins where a word begins; an escaped line break or an encoded sign before it is no part of it. */
function isStart(text: string, at: number, { body, prefix }: TokenShape): boolean {
  if (body === 'path' || at === 0 || !/\w/.test(text[at - 1] ?? '')) return true;
  const before = text.slice(Math.max(0, at - 3), at);
  return /\\[nrt]$|%[0-9A-F]{2}$/i.test(before) || (prefix.length >= 8 && prefix.endsWith('_'));
}

function findTokens(text: string): ShapeHit[] {
  const hits: ShapeHit[] = [];
  PREFIXES.lastIndex = 0;
  for (let found = PREFIXES.exec(text); found; found = PREFIXES.exec(text)) {
    const shape = byPrefix.get(found[0]);
    if (!shape || !isStart(text, found.index, shape)) continue;
    const start = found.index + shape.prefix.length;
    const body = BODY[shape.body];
    body.lastIndex = start;
    const length = body.exec(text)?.[0].length ?? 0;
    if (length < shape.min) continue;
    const { kind, name, isPublic = false } = shape;
    hits.push({ start, end: start + length, kind, name, isPublic, form: 'token' });
    PREFIXES.lastIndex = start + length;
  }
  return hits;
}

const WORD = /[\w-]*/y;

function wordEnd(text: string, at: number): number {
  WORD.lastIndex = at;
  return at + (WORD.exec(text)?.[0].length ?? 0);
}

/** JSON Web Tokens: two or three parts, of which the first two hold JSON. */
function findJwts(text: string): ShapeHit[] {
  const hits: ShapeHit[] = [];
  for (let at = text.indexOf('eyJ'); at !== -1; ) {
    const head = wordEnd(text, at);
    let end = head;
    if (head - at >= 9 && text.startsWith('.eyJ', head)) {
      end = wordEnd(text, head + 1);
      if (text[end] === '.') end = wordEnd(text, end + 1);
      if (end - head >= 12) hits.push({ start: at, end, kind: 'token', name: 'JWT', form: 'token' });
      else end = head;
    }
    at = text.indexOf('eyJ', Math.max(end, at + 3));
  }
  return hits;
}

/**
 * Every secret that a text holds by its form, in order of appearance within each form. One pass for each form, each
 * linear in the length of the text: no pattern here can take back what it has read. Pure.
 */
export function findShapes(text: string): ShapeHit[] {
  return [
    ...findTokens(text),
    ...findJwts(text),
    ...findUrlPasswords(text),
    ...findKeyBlocks(text),
    ...findAssignments(text),
  ];
}
