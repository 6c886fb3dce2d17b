export interface CodeToken {
  readonly kind: 'string' | 'word' | 'number' | 'mark';
  readonly text: string;
}

const TOKEN =
  /(?<comment>\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?<=^|\s)#[^\n]*|(?<=^|\s)--\s[^\n]*)|(?<prefix>[fFrRbBuU@$]{0,2})(?<string>"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|(?<word>[A-Za-z_$@][\w$]*(?:(?:\?\.|\.|::|->)[A-Za-z_$][\w$]*)*[?!]?)|(?<number>\d[\w.]*)|(?<mark>=>|:=|==|\|\||\?\?|::|[{}[\](),:=;+%])/g;
const MAX_TOKENS = 5000;

/** Strings that are filled in at run time become references, so that a value of the same text can be put in. */
function unescaped(quoted: string, prefix: string): string {
  const isTriple = quoted.startsWith('"""');
  const inner = isTriple ? quoted.slice(3, -3) : quoted.slice(1, -1);
  const plain = /[rR@]/.test(prefix) ? inner : inner.replace(/\\(["'`\\/$])/g, '$1');
  if (quoted.startsWith('`'))
    return plain.replace(
      /\$\{\s{0,20}(?:encodeURIComponent\()?\s{0,20}(?:process\.env\.|import\.meta\.env\.)?([\w.]+)\s{0,20}\)?\s{0,20}\}/g,
      '${$1}',
    );
  if (/[fF$]/.test(prefix))
    return plain.replace(
      /\{\s{0,20}(?:[\w.]{0,80}(?:quote|quote_plus)\()?\s{0,20}(?:[\w.]{0,80}\.)?(\w+)\s{0,20}\)?\s{0,20}\}/g,
      '${$1}',
    );
  return plain.replace(/#\{\s*ENV\[["'](\w+)["']\]\s*\}/g, '${$1}');
}

/** The tokens of a piece of code or of an object literal in whatever language; comments are left out. */
export function codeTokens(text: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  for (const { groups = {} } of text.matchAll(TOKEN)) {
    const { string, word, number, mark } = groups;
    if (string !== undefined) tokens.push({ kind: 'string', text: unescaped(string, groups.prefix ?? '') });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    if (tokens.length >= MAX_TOKENS) break;
  }
  return tokens;
}
