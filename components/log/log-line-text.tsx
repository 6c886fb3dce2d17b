import { Fragment, type ReactNode } from 'react';
import { ansiSpans } from './ansi-spans';
import { markRanges } from './log-view';

/** A piece with the query marked in it. */
function marked(text: string, query: string): ReactNode {
  const ranges = markRanges(text, query);
  if (ranges.length === 0) return text;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

interface Props {
  readonly text: string;
  readonly query: string;
}

/** The text of a line with its colours and the matches of the search; plain text costs no element. */
export function LogLineText({ text, query }: Props) {
  return ansiSpans(text).map((span, index) =>
    span.className ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a fixed text have no identity but their place
      <span key={index} className={span.className}>
        {marked(span.text, query)}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a fixed text have no identity but their place
      <Fragment key={index}>{marked(span.text, query)}</Fragment>
    ),
  );
}
