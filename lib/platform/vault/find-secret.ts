import { findShapes } from './find-shapes';
import { findValues, valuesOf } from './find-values';
import { isDistinct } from './is-distinct';
import { isPlaceholder } from './placeholder';
import type { SecretKind } from './secret-shapes';
import type { ShapeHit } from './shape-hit';

export interface FoundSecret {
  readonly kind: SecretKind;
  /** 1 for the first line of the text. */
  readonly line: number;
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Statements whose `password '…'` is one; anything else in SQL that is called so is a column or a word. */
const SETS_PASSWORD = /;|\b(?:create|alter)\s{1,20}(?:role|user|group)\b|\boptions\s{0,20}\(/gi;

/** Whether a place of an SQL text belongs to a statement that sets a password; asked in ascending order. */
function statementsOf(text: string): (at: number) => boolean {
  const marks = text.matchAll(SETS_PASSWORD);
  let mark = marks.next();
  let isSetting = false;
  return (at) => {
    for (; !mark.done && mark.value.index < at; mark = marks.next()) isSetting = mark.value[0] !== ';';
    return isSetting;
  };
}

/** Characters before `password=` in which a connection string must show itself. */
const NEIGHBOURS = 300;

function isInConnectionString(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - NEIGHBOURS), at);
  const same = before.slice(Math.max(before.lastIndexOf("'"), before.lastIndexOf('\n')) + 1);
  return /\b(?:host|user|dbname|port)\s?=/i.test(same);
}

/** In SQL the words are ordinary: there only what sets a password, or connects with one, counts. */
function countsInSql(text: string, hit: ShapeHit, setsPassword: (at: number) => boolean): boolean {
  if (hit.form === 'sql') return setsPassword(hit.start);
  if (hit.form === 'loose') return isInConnectionString(text, hit.start);
  return hit.form !== 'assignment' || isEnvAssignment(text, hit.start);
}

/** `DB_PASSWORD=…` in capitals and without a blank, as a line of its own. */
function isEnvAssignment(text: string, at: number): boolean {
  return /(?:^|\n)[ \t#]*(?:export[ \t]+)?[A-Z][A-Z0-9_]*=['"]?$/.test(
    at <= 90 ? text.slice(0, at) : `x${text.slice(at - 90, at)}`,
  );
}

/**
 * The first secret in a text that is kept in plain: one of those known (whole, in a part, in any spelling), or
 * something in the shape of one. `sql` leaves out shapes that are ordinary words there. Null when there is none. Pure.
 */
export function findSecret(
  text: string,
  known: readonly string[] = [],
  place: 'prose' | 'sql' = 'prose',
): FoundSecret | null {
  const [value] = findValues(text, valuesOf(known, isDistinct));
  if (value) return { kind: 'known', line: lineAt(text, value.start) };
  const setsPassword = statementsOf(text);
  const hits = findShapes(text).sort((a, b) => a.start - b.start);
  const found = hits.find(
    (hit) =>
      !hit.isPublic &&
      !isPlaceholder(text.slice(hit.start, Math.min(hit.end, hit.start + 300))) &&
      (place === 'prose'
        ? hit.form !== 'sql' || setsPassword(hit.start)
        : countsInSql(text, hit, setsPassword)),
  );
  return found ? { kind: found.kind, line: lineAt(text, found.start) } : null;
}
