import { findWord, type SqlNode, type SqlTree } from './sql-tree';

const AFTER_FROM = ['WHERE', 'GROUP', 'HAVING', 'WINDOW', 'ORDER', 'LIMIT', 'OFFSET', 'FETCH', 'FOR', ';'];
const SEVERAL = [',', 'JOIN', 'UNION', 'INTERSECT', 'EXCEPT', 'LATERAL', 'TABLESAMPLE'];
const QUERY = ['SELECT', 'WITH', 'VALUES', 'INSERT', 'UPDATE', 'DELETE', 'MERGE'];

/** The name by which the only relation of a query is known; null when there are several or none. */
function soleAlias(query: SqlTree): string | null {
  if (findWord(query, SEVERAL.slice(2)) >= 0) return null;
  const from = findWord(query, ['FROM'], Math.max(findWord(query, ['SELECT']), 0));
  if (from < 0) return null;
  const end = findWord(query, AFTER_FROM, from);
  const items = query.slice(from + 1, end < 0 ? undefined : end);
  if (findWord(items, SEVERAL) >= 0) return null;
  const words = items.filter((node): node is string => typeof node === 'string');
  return words.at(-1) ?? null;
}

function isQuery(group: SqlTree): boolean {
  return typeof group[0] === 'string' && QUERY.includes(group[0]);
}

function without(tree: SqlTree, alias: string): SqlTree {
  const kept: SqlNode[] = [];
  for (const [at, node] of tree.entries()) {
    if (typeof node !== 'string') kept.push(isQuery(node) ? node : without(node, alias));
    else if (node === '.' && kept.at(-1) === alias && tree[at + 1] !== '*' && tree[at - 2] !== '.')
      kept.pop();
    else kept.push(node);
  }
  return kept;
}

/**
 * 13 to 15 put the relation's name before every column of a view, 16 and later only where there are several
 * relations. Inside a query within the query all of them do, so that is left alone.
 */
export function withoutSoleRelation(tree: SqlTree): SqlTree {
  if (!isQuery(tree) || (tree[0] !== 'SELECT' && tree[0] !== 'WITH')) return tree;
  const alias = soleAlias(tree);
  if (alias === null) return tree;
  const from = findWord(tree, ['FROM'], Math.max(findWord(tree, ['SELECT']), 0));
  const end = findWord(tree, AFTER_FROM, from);
  const items = end < 0 ? tree.slice(from) : tree.slice(from, end);
  return [
    ...without(tree.slice(0, from), alias),
    ...items,
    ...(end < 0 ? [] : without(tree.slice(end), alias)),
  ];
}
