const MAX_LINE = 8_192;
const BEL = '\u0007';
const ESC = '\u001b';
/** Window titles and hyperlinks (OSC), and every escape sequence but colours (SGR): they move a cursor we lack. */
const OSC = new RegExp(`${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)`, 'g');
const CSI_BUT_COLOURS = new RegExp(`${ESC}\\[[0-9;?]*[A-Za-ln-z]|${ESC}[()][A-Z0-9]|${ESC}[=>78DEHM]`, 'g');
const COLOURS = new RegExp(`${ESC}\\[[0-9;]*m`, 'g');
/** Control characters other than tab and escape; a NUL is the sign of binary output. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f]/g;

/** A line without the colours, for whoever reads results out of it. */
export function withoutColours(line: string): string {
  return line.replaceAll(COLOURS, '');
}

/** What remains visible of a line after carriage returns: a progress bar's last state. */
function visible(line: string): string {
  const parts = line.replace(/\r+$/, '').split('\r');
  const last = parts.at(-1) ?? '';
  return last.replaceAll(OSC, '').replaceAll(CSI_BUT_COLOURS, '').replaceAll(CONTROL, '\u00b7');
}

/**
 * Cuts a program's output into lines as a terminal would show them: a carriage return starts the line again, cursor
 * movements and titles are dropped, colours kept, bytes that are no UTF-8 replaced, and endless lines broken.
 */
export class LineSplitter {
  private readonly decoder = new TextDecoder('utf-8');
  private rest = '';

  /** Lines that the bytes complete. */
  push(bytes: Uint8Array): string[] {
    return this.take(this.decoder.decode(bytes, { stream: true }));
  }

  /** The unfinished line at the end of the output, if any. */
  end(): string[] {
    const lines = this.take(this.decoder.decode());
    const last = this.rest;
    this.rest = '';
    return last === '' ? lines : [...lines, visible(last)];
  }

  private take(text: string): string[] {
    const parts = (this.rest + text).split('\n');
    let rest = parts.pop() ?? '';
    const lines = parts.flatMap((part) => this.broken(part));
    while (rest.length > MAX_LINE) {
      // A progress bar redraws itself for ever: only what is drawn last can still be seen.
      const redrawn = rest.lastIndexOf('\r', rest.length - 2);
      if (redrawn > 0) rest = rest.slice(redrawn + 1);
      else {
        lines.push(visible(rest.slice(0, MAX_LINE)));
        rest = rest.slice(MAX_LINE);
      }
    }
    this.rest = rest;
    return lines;
  }

  private broken(part: string): string[] {
    const line = visible(part);
    if (line.length <= MAX_LINE) return [line];
    const pieces: string[] = [];
    for (let at = 0; at < line.length; at += MAX_LINE) pieces.push(line.slice(at, at + MAX_LINE));
    return pieces;
  }
}
