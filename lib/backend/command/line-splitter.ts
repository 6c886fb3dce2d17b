import { visibleLine } from '../../platform/log/visible-text';

/** A longer line is handed on in pieces of exactly this length; whoever keeps them joins them again. */
export const PIECE_OF_LINE = 131_072;

/** What remains visible of a line after carriage returns: a progress bar's last state. */
function visible(line: string): string {
  let end = line.length;
  while (line[end - 1] === '\r') end -= 1;
  return visibleLine(line.slice(line.lastIndexOf('\r', end - 1) + 1, end));
}

/**
 * Cuts a program's output into lines as a terminal would show them: a carriage return starts the line again, cursor
 * movements and titles are dropped, colours kept, bytes that are no UTF-8 replaced, and endless lines handed on in pieces.
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
    while (rest.length > PIECE_OF_LINE) {
      // A progress bar redraws itself for ever: only what is drawn last can still be seen.
      const redrawn = rest.lastIndexOf('\r', rest.length - 2);
      if (redrawn > 0) rest = rest.slice(redrawn + 1);
      else {
        lines.push(visible(rest.slice(0, PIECE_OF_LINE)));
        rest = rest.slice(PIECE_OF_LINE);
      }
    }
    this.rest = rest;
    return lines;
  }

  private broken(part: string): string[] {
    const line = visible(part);
    if (line.length <= PIECE_OF_LINE) return [line];
    const pieces: string[] = [];
    for (let at = 0; at < line.length; at += PIECE_OF_LINE) pieces.push(line.slice(at, at + PIECE_OF_LINE));
    return pieces;
  }
}
