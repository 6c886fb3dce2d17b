const BEL = '\u0007';
const ESC = '\u001b';
/** Window titles and hyperlinks (OSC, and the other strings of ECMA-48): they end at BEL or ST, or with the text. */
const STRINGS = new RegExp(`${ESC}[\\]PX^_][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?`, 'g');
/** Every escape sequence but colours (SGR): they move a cursor we lack. */
const MOVES = new RegExp(`${ESC}\\[[0-9;:?]*[ -/]*[@-ln-~]|${ESC}[ -/]*[0-Z\\\\^-~]`, 'g');
const COLOURS = new RegExp(`${ESC}\\[[0-9;:]*m`, 'g');
/** An escape that begins no colour is none of a terminal's business either. */
const LONE = new RegExp(`${ESC}(?!\\[[0-9;:]*m)`, 'g');
/** Line breaks of any kind: what follows one would look like a line of its own. */
const BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
/** Control characters other than tab and escape; a NUL is the sign of binary output. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u009f]/g;
/** Marks that turn the direction of what is shown, so that a line reads as another. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Longest line of a log; what a statement or a program says beyond is counted, not kept. */
export const LONGEST_LINE = 16_384;

/** A line without the colours, for whoever reads results out of it. */
export function withoutColours(line: string): string {
  return line.replaceAll(COLOURS, '');
}

/** A line without what moves the cursor, names windows or turns directions; colours stay. Linear, pure. */
export function visibleLine(line: string): string {
  const plain = line.replaceAll(STRINGS, '').replaceAll(MOVES, '').replaceAll(TURNS, '');
  return plain.replaceAll(CONTROL, '·').replaceAll(LONE, '·');
}

/**
 * The one door for text from outside into a log: a single line, whatever it holds. Line breaks are shown as ⏎, so
 * that no part of a text passes for a line of ours. Linear, pure.
 */
export function visibleText(text: string): string {
  return visibleLine(text.replaceAll(BREAKS, ' ⏎ '));
}
