/** One `KEY=value` of an env file and where its value stands in the text. */
export interface EnvPair {
  readonly key: string;
  /** 1-based. */
  readonly line: number;
  /** Range of the value in the text, its quotes included. */
  readonly start: number;
  readonly end: number;
  readonly quote: '"' | "'" | '`' | null;
  /** As written, without quotes; references are not expanded. */
  readonly value: string;
}

const KEY = /[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*/y;
/** A quoted value may span lines, but only a comment may follow it on its last line. */
const QUOTED =
  /(?:'((?:\\'|[^'])*)'|"((?:\\"|[^"])*)"|`((?:\\`|[^`])*)`)(?=[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|$))/y;
const REST_OF_LINE = /[^\r\n]*/y;
const END_OF_LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Length of an unquoted value: up to a comment, which needs white space before its `#`. */
function bareLength(rest: string): number {
  const comment = /\s#/.exec(rest);
  return rest.slice(0, comment ? comment.index : rest.length).trimEnd().length;
}

function valueAt(text: string, start: number): Pick<EnvPair, 'end' | 'quote' | 'value'> {
  const quoted = matchAt(QUOTED, text, start);
  if (quoted) {
    const quote = text[start] as '"' | "'" | '`';
    return { end: start + quoted[0].length, quote, value: quoted[1] ?? quoted[2] ?? quoted[3] ?? '' };
  }
  const rest = matchAt(REST_OF_LINE, text, start)?.[0] ?? '';
  const end = start + bareLength(rest);
  return { end, quote: null, value: text.slice(start, end) };
}

/** Every pair of an env file in order, as the usual readers (dotenv, python-dotenv, compose) see them. */
export function scanEnv(text: string): EnvPair[] {
  const pairs: EnvPair[] = [];
  let line = 1;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    const key = matchAt(KEY, text, at);
    let end = at;
    if (key?.[1]) {
      const after = at + key[0].length;
      // `KEY= # why` has no value: the white space belongs to the comment.
      const start = text[after] === '#' ? at + key[0].trimEnd().length : after;
      const value = valueAt(text, start);
      pairs.push({ key: key[1], line, start, ...value });
      end = value.end;
    }
    end += matchAt(END_OF_LINE, text, end)?.[0].length ?? 1;
    line += text.slice(at, end).match(/\r\n|\r|\n/g)?.length ?? 0;
    at = end;
  }
  return pairs;
}
