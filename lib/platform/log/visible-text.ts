const BEL = '\u0007';
const ESC = '\u001b';
/** Window titles and hyperlinks (OSC, and the other strings of ECMA-48): they end at BEL or ST, or with the text. */
const STRINGS = new RegExp(`${ESC}[\\]PX^_][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?`, 'g');
/** Every escape sequence but colours (SGR): they move a cursor we lack. */
const MOVES = new RegExp(`${ESC}\\[[0-9;:?]*[ -/]*[@-ln-~]|${ESC}[ -/]*[0-Z\\\\^-~]`, 'g');
const COLOURS = new RegExp(`${ESC}\\[([0-9;:]*)m`, 'g');
/** What the log shows: bold, dim, italic, underlined, reversed, struck, the eight colours, and the end of each. */
const SHOWN = /^(?:[0-4]|7|9|2[2-479]|3[0-79]|9[0-7])$/;
const BACKGROUND = /^(?:4[0-7]|10[0-7])$/;
/** A colour out of a palette: its own numbers follow, and mean nothing by themselves. */
const OF_PALETTE: readonly string[] = ['38', '48', '58'];
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

/** A colour sequence with what the log shows; a background reverses, so that no text is of the colour it stands on. */
function shownColours(_: string, codes: string): string {
  const kept: string[] = [];
  for (const code of codes.split(/[;:]/)) {
    const plain = code.replace(/^0+(?=\d)/, '') || '0';
    if (OF_PALETTE.includes(plain)) break;
    if (BACKGROUND.test(plain)) kept.push('7');
    else if (plain === '49') kept.push('27');
    else if (SHOWN.test(plain)) kept.push(plain);
  }
  return kept.length > 0 ? `${ESC}[${kept.join(';')}m` : '';
}

/** A line without the colours, for whoever reads results out of it. */
export function withoutColours(line: string): string {
  return line.replaceAll(COLOURS, '');
}

/** A line without what moves the cursor, names windows, turns directions or hides; colours stay. Linear, pure. */
export function visibleLine(line: string): string {
  const plain = line.replaceAll(STRINGS, '').replaceAll(MOVES, '').replaceAll(TURNS, '');
  const coloured = plain.includes(ESC) ? plain.replaceAll(COLOURS, shownColours) : plain;
  return coloured.replaceAll(CONTROL, '·').replaceAll(LONE, '·');
}

/**
 * The one door for text from outside into a log: a single line, whatever it holds. Line breaks are shown as ⏎, so
 * that no part of a text passes for a line of ours. Linear, pure.
 */
export function visibleText(text: string): string {
  return visibleLine(text.replaceAll(BREAKS, ' ⏎ '));
}
