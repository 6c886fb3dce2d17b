export type SqlTokenKind = 'plain' | 'keyword' | 'string' | 'number' | 'comment';
export interface SqlToken {
  readonly kind: SqlTokenKind;
  readonly text: string;
}

const KEYWORDS = new Set(
  (
    'add all alter and any as asc before begin between by cascade case check column comment commit constraint create ' +
    'database default deferrable delete desc disable distinct do drop each else enable end exists execute extension ' +
    'for foreign from function grant group having identity if immutable in index inner insert into is join key ' +
    'language left limit lock materialized not null of on or order outer owner policy primary procedure public ' +
    'references replace restrict returning returns revoke right role rollback row schema security select sequence ' +
    'set table temporary then to trigger truncate type union unique update using values view volatile when where with'
  ).split(' '),
);

/** Longest first: comments, dollar quotes, strings, quoted names, numbers, words, everything else. */
const TOKEN =
  /(--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(\$(\w*)\$[\s\S]*?(?:\$\3\$|$)|[eE]?'(?:[^']|'')*(?:'|$))|("(?:[^"]|"")*(?:"|$))|(\b\d+(?:\.\d+)?\b)|([A-Za-z_][\w$]*)|([\s\S])/g;

function kindOf(match: RegExpMatchArray): SqlTokenKind {
  if (match[1] !== undefined) return 'comment';
  if (match[2] !== undefined) return 'string';
  if (match[5] !== undefined) return 'number';
  if (match[6] !== undefined && KEYWORDS.has(match[6].toLowerCase())) return 'keyword';
  return 'plain';
}

/**
 * Splits SQL into coloured pieces that, joined, are the text again. For reading only: it is no parser and
 * decides nothing.
 */
export function highlightSql(sql: string): readonly SqlToken[] {
  const tokens: { kind: SqlTokenKind; text: string }[] = [];
  for (const match of sql.matchAll(TOKEN)) {
    const kind = kindOf(match);
    const last = tokens.at(-1);
    if (last?.kind === kind) last.text += match[0];
    else tokens.push({ kind, text: match[0] });
  }
  return tokens;
}
