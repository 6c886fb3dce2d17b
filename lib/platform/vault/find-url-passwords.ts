import type { ShapeHit } from './shape-hit';

/** Longest scheme that is looked for: `postgresql+asyncpg`, `mongodb+srv`, `jdbc:sqlserver`. */
const LONGEST_SCHEME = 40;
const SCHEME = /[a-z][a-z0-9+.-]{0,40}$/i;
const ENDS = /[\s'"`<>]/g;
const USER = /[^\s:/@'"]*/y;

/** Ends of the words of a text, asked for in ascending order: each character is looked at once. */
function wordEnds(text: string): (from: number) => number {
  let known = -1;
  return (from) => {
    if (from <= known) return known;
    ENDS.lastIndex = from;
    known = ENDS.exec(text)?.index ?? text.length;
    return known;
  };
}

/**
 * The passwords of addresses, `scheme://user:password@host`: up to the last @ before a space or quote, since people
 * paste passwords with an unescaped @ or /. Linear: ends and signs are found once and kept. Pure.
 */
export function findUrlPasswords(text: string): ShapeHit[] {
  const hits: ShapeHit[] = [];
  const endOf = wordEnds(text);
  let signs = { end: -1, at: -1 };
  for (let at = text.indexOf('://'); at !== -1; ) {
    let next = at + 3;
    const end = endOf(next);
    if (signs.end !== end) signs = { end, at: text.lastIndexOf('@', end - 1) };
    USER.lastIndex = next;
    const user = next + (USER.exec(text)?.[0].length ?? 0);
    const hasScheme = SCHEME.test(text.slice(Math.max(0, at - LONGEST_SCHEME), at));
    if (hasScheme && text[user] === ':' && signs.at > user) {
      if (signs.at > user + 1)
        hits.push({ start: user + 1, end: signs.at, kind: 'url', name: 'URL with a password', form: 'url' });
      next = signs.at;
    } else next = Math.max(next, user);
    at = text.indexOf('://', next);
  }
  return hits;
}
