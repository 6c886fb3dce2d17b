import type { Range } from './value-matcher';

/**
 * Lines of `xxd`, `hexdump`, `od` and tcpdump: an offset that begins with a zero, then bytes, then perhaps their
 * letters; a log may have put its own time before them. */
const BYTES = /\b(?:0x[0-9a-f]{4,16}|0[0-9a-f]{5,15}):?[ \t]{1,4}(?:[0-9a-f]{2,8}[ \t]{1,4}){2}.*$/gim;
/** `od -c`: sixteen signs to a line, each of one to three characters. */
const SIGNS = /\b0[0-7]{6}(?: {1,3}[^\s]{1,3}){2,16}$/gm;

/**
 * The lines of dumps. A secret stands in them twice, in pieces of sixteen bytes, with offsets between: no piece is
 * long enough to be known, so that none is shown. Pure.
 */
export function findDumps(text: string): Range[] {
  return [BYTES, SIGNS].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: line }) => ({ start: index, end: index + line.length })),
  );
}
