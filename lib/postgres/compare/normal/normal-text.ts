import { settleCalls } from './call-forms';
import { withoutSoleRelation } from './sole-relation';
import { findWord, readSqlTree, type SqlNode, type SqlTree, writeSqlTree } from './sql-tree';

/** EXTRACT gives numeric from 14 on and gave double precision before: what it is compared with is cast likewise. */
function withoutNumberCasts(tree: SqlTree): SqlTree {
  const kept: SqlNode[] = [];
  for (let at = 0; at < tree.length; at++) {
    const node = tree[at];
    if (node === undefined) continue;
    if (node === '::' && tree[at + 1] === 'numeric') at += 1;
    else if (node === '::' && tree[at + 1] === 'double' && tree[at + 2] === 'precision') at += 2;
    else kept.push(typeof node === 'string' ? node : withoutNumberCasts(node));
  }
  return kept;
}

/** From 14 on the arguments of a procedure say IN. */
function withoutIn(tree: SqlTree): SqlTree {
  if (findWord(tree, ['PROCEDURE']) !== 3) return tree;
  return tree.map((node) =>
    typeof node === 'string'
      ? node
      : node.filter((one, at) => one !== 'IN' || (at > 0 && node[at - 1] !== ',')),
  );
}

/**
 * SQL that Postgres printed, in a form that is the same for 13 to 18: without quotes that only some versions need,
 * without a name before columns that can come from one relation only, with one form for calls that have two.
 * With `extractDiffers` also without the casts that follow from the type of EXTRACT.
 */
export function normalText(text: string, extractDiffers = false): string {
  const tree = settleCalls(withoutIn(withoutSoleRelation(readSqlTree(text))));
  const hasExtract = extractDiffers && /\bdate_part\b|\bEXTRACT\b/.test(text);
  return writeSqlTree(hasExtract ? settleCalls(withoutNumberCasts(tree)) : tree);
}
