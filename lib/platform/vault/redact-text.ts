import { findDumps } from './find-dumps';
import { findShapes } from './find-shapes';
import { findValues, valuesOf } from './find-values';
import type { Range } from './value-matcher';

export const MASK = '••••••';

/** Shortest value that is scrubbed by value: shorter ones would black out ordinary words. */
const SHORTEST = 4;

/** Ranges in order; those that touch or overlap are one: a secret in another must not be cut in two. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

/** Where known values stand in a text, in any spelling; not in order. Pure. */
export function knownRanges(text: string, secrets: readonly string[]): Range[] {
  return findValues(
    text,
    valuesOf(secrets, (value) => value.length >= SHORTEST),
  );
}

/** What is to be hidden of a text, in order: known values in any spelling, secrets by their form, dumps of bytes. Pure. */
export function hiddenRanges(text: string, secrets: readonly string[] = []): Range[] {
  return mergeRanges([...knownRanges(text, secrets), ...findShapes(text), ...findDumps(text)]);
}

/** The text with dots in place of the ranges. Pure. */
export function maskRanges(text: string, ranges: readonly Range[], mask = MASK): string {
  if (ranges.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    pieces.push(text.slice(at, start), mask);
    at = end;
  }
  return pieces.join('') + text.slice(at);
}

/**
 * Scrubs secrets from a text, by value (in every spelling) and by shape. Applied before anything is stored, so
 * that the log on screen, the file and the report can never differ.
 */
export function redactText(text: string, secrets: readonly string[] = []): string {
  return maskRanges(text, hiddenRanges(text, secrets));
}

/** The same for data of any depth: every string in it, keys included. Values that are not JSON are dropped. */
export function redactData(data: unknown, secrets: readonly string[] = []): unknown {
  if (typeof data === 'string') return redactText(data, secrets);
  if (Array.isArray(data)) return data.map((item) => redactData(item, secrets));
  if (typeof data === 'object' && data !== null) {
    const entries = Object.entries(data).map(([key, value]) => [
      redactText(key, secrets),
      redactData(value, secrets),
    ]);
    return Object.fromEntries(entries);
  }
  return data;
}
