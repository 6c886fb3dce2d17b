/** A piece of SQL by its brackets: words, constants and signs as they stand, and what is in brackets as a list. */
export type SqlTree = readonly SqlNode[];
export type SqlNode = string | SqlTree;

const TOKEN =
  /\$(\w*)\$[\s\S]*?\$\1\$|[eE]'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*|\d[\w.]*|::|:=|[-+*/<>=~!@#%^&|`?]+|[^\s]/gu;

/** An identifier that needs no quotes in some version; keywords are printed in capitals, so none is meant by it. */
const PLAIN_IDENTIFIER = /^"([a-z_][a-z0-9_$]*)"$/;

/** Reads SQL that Postgres itself has printed. Brackets that do not match are kept as signs. */
export function readSqlTree(text: string): SqlTree {
  const stack: SqlNode[][] = [[]];
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '(') stack.push([]);
    else if (token === ')' && stack.length > 1) {
      const group = stack.pop() ?? [];
      stack.at(-1)?.push(group);
    } else stack.at(-1)?.push(PLAIN_IDENTIFIER.exec(token)?.[1] ?? token);
  }
  while (stack.length > 1) {
    const open = stack.pop() ?? [];
    stack.at(-1)?.push('(', ...open);
  }
  return stack[0] ?? [];
}

export function writeSqlTree(tree: SqlTree): string {
  return tree.map((node) => (typeof node === 'string' ? node : `(${writeSqlTree(node)})`)).join(' ');
}

/** Where one of the words stands in a list, not in its brackets; -1 when it does not. */
export function findWord(tree: SqlTree, words: readonly string[], from = 0): number {
  return tree.findIndex((node, at) => at >= from && typeof node === 'string' && words.includes(node));
}

/** The parts of a list between the given words, in their order; null when one of the words is not there. */
export function cutAt(tree: SqlTree, words: readonly string[]): SqlTree[] | null {
  const parts: SqlTree[] = [];
  let from = 0;
  for (const word of words) {
    const at = findWord(tree, [word], from);
    if (at < 0) return null;
    parts.push(tree.slice(from, at));
    from = at + 1;
  }
  return [...parts, tree.slice(from)];
}
