import { threadCpuMs } from '../../testing/thread-cpu-ms';

/** Pieces that, repeated, made patterns of ours (or may make the next ones) look at every character again and again. */
export const HOSTILE_PIECES: readonly string[] = [
  'a',
  'A',
  '_',
  '-',
  '.',
  ' ',
  '\n',
  '\t',
  '\r\n',
  '1',
  "'",
  '"',
  '=',
  ':',
  '@',
  '/',
  '\\',
  '%',
  '%4',
  '%41',
  '&',
  '&#',
  '&amp',
  '&amp;',
  '\\u00',
  '\\x4',
  '\\10',
  'a://',
  'a://b:',
  'a://b:c@',
  '://',
  'eyJ',
  'eyJa.',
  'eyJaaaaaaaa.eyJaaaaaaaa',
  'sk-',
  'sb_secret_',
  'hooks.slack.com/',
  "password='",
  "password '",
  "password ''",
  'password $$',
  'password=',
  'password="a" ',
  '"password":"',
  '\\"password\\":\\"',
  'create role a ',
  'create ',
  'options (',
  'host=',
  'host=a password=',
  'A=',
  'KEY=',
  'export A',
  '--token ',
  'bearer ',
  'login ',
  'login a ',
  '-----BEGIN ',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN PRIVATE KEY-----\n-----END',
  'PuTTY-User-Key-File-',
  '\u001b[',
  '\u001b[1',
  '\u001b]',
  '\u001b]0;a',
  '\u200b',
  '\udb40',
  '# ',
  '#A=',
  '{',
  '[',
  '(',
  '<',
  '${',
  '{{',
  'ñ',
  '😀',
];

/** The piece again and again up to a length, and once more behind a word that begins what it never ends. */
export function hostileTexts(piece: string, length: number): string[] {
  const run = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  return [run, `"password=a://b:${run}`];
}

/** The least processor time of a few tries, in ms: what others do on the machine does not count. */
function leastTime(work: () => unknown, tries: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < tries; i += 1) {
    const start = threadCpuMs();
    work();
    least = Math.min(least, threadCpuMs() - start);
  }
  return least;
}

/** The processor's time is told in ticks of some ms: below this it says little, and a quadratic scan takes far longer. */
const LEAST_MS = 8;
/** The larger text takes a linear scan as long as the smaller one again and again, a quadratic one sixteen times as long. */
const MOST = 5;

/**
 * True when a scan takes more than its share for sixteen times the text, held against as much text in sixteen pieces. A slow
 * answer is asked for again, so that a busy machine does not pass for a bad pattern.
 */
export function growsTooFast(
  scan: (text: string) => unknown,
  make: (length: number) => string,
  [less, more]: readonly [number, number] = [8_000, 128_000],
): boolean {
  const [small, large] = [make(less), make(more)];
  const inPieces = () => {
    for (let piece = 0; piece < more / less; piece += 1) scan(small);
  };
  scan(small);
  for (let tries = 1; tries <= 4; tries += 1) {
    const share = Math.max(LEAST_MS, leastTime(inPieces, tries === 1 ? 1 : 2));
    if (leastTime(() => scan(large), tries) / share <= MOST) return false;
  }
  return true;
}
