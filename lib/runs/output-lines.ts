import { PIECE_OF_LINE } from '../backend/command/line-splitter';
import type { EventStream } from '../plan/run-event';
import { LONGEST_LINE, visibleText } from '../platform/log/visible-text';
import { LineRedactor } from '../platform/vault/line-redactor';

/** A notice says at most so much: what comes after is counted. Enough behind it is read to see a secret whole. */
const LONGEST_NOTICE = LONGEST_LINE;
const AHEAD = 4_096;

function pieces(text: string): string[] {
  const all: string[] = [];
  for (let at = 0; at < text.length; at += LONGEST_LINE) all.push(text.slice(at, at + LONGEST_LINE));
  return all.length > 0 ? all : [''];
}

/**
 * Makes the lines of a run's log out of what programs and servers say: bounded before anything looks at it, redacted
 * over cuts, and each a single line, whatever it holds. Empty while a long line is still going on.
 */
export function outputLines(secrets: ReadonlySet<string>): (stream: EventStream, text: string) => string[] {
  const redactors = new Map<EventStream, LineRedactor>();
  const redactorOf = (stream: EventStream) => {
    const known = redactors.get(stream) ?? new LineRedactor(() => [...secrets]);
    redactors.set(stream, known);
    return known;
  };
  return (stream, text) => {
    if (stream === 'notice' && text.length > LONGEST_NOTICE) {
      const clean = redactorOf(stream).push(text.slice(0, LONGEST_NOTICE + AHEAD));
      return [`${visibleText(clean.slice(0, LONGEST_NOTICE))} … [+${text.length - LONGEST_NOTICE}]`];
    }
    const isOpen = text.length === PIECE_OF_LINE;
    return pieces(visibleText(redactorOf(stream).push(text.slice(0, PIECE_OF_LINE), isOpen)));
  };
}
