const ESC = String.fromCharCode(27);
const BEL = String.fromCharCode(7);
/** Operating system commands (titles, hyperlinks), ended by BEL or ST, or never. */
const OSC = new RegExp(`${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\|$)`, 'g');
/** Cursor movement and erasing; colours (`…m`) stay. */
const CURSOR = new RegExp(`${ESC}\\[[0-9;?]*[A-Za-ln-z]`, 'g');
/** Other escapes of one or two characters. */
const OTHER = new RegExp(`${ESC}(?:[()][A-Z0-9]|[=>78cMDEH])`, 'g');
const COLOUR = new RegExp(`${ESC}\\[[0-9;]*m`, 'g');
/** Control characters that a terminal would not show; tab, newline, return and escape are handled elsewhere. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f]/g;

/** What a terminal would show of a line with carriage returns: the last state of a progress bar. */
function overwrite(line: string): string {
  if (!line.includes('\r')) return line;
  const states = line.split('\r').filter((state) => state !== '');
  return states.at(-1) ?? '';
}

/**
 * The lines a text shows: returns overwrite, operating system commands and cursor movement are dropped, colours
 * stay for `ansiSpans`.
 */
export function splitLines(text: string): string[] {
  const visible = text.includes(ESC) ? text.replace(OSC, '').replace(CURSOR, '').replace(OTHER, '') : text;
  const lines = visible.replace(/\r\n/g, '\n').split('\n');
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines.map((line) => overwrite(line).replace(CONTROL, ''));
}

/** The text without colours: what is searched and copied. */
export function plainText(line: string): string {
  return line.includes(ESC) ? line.replace(COLOUR, '').replaceAll(ESC, '') : line;
}
