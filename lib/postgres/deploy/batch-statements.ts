import type { DeployStatement } from './deploy-statement';
import { WITH_OTHER_READINGS } from './hold-transaction';

/** Most of a batch: what a cancel has to wait for, and what the sockets on the way hold. */
const MOST = 64;
const LONGEST = 48_000;

/** Words of statements that no server ends or begins a transaction with, and that bring no program or rows along. */
const PLAIN =
  /^(?:create\s+(?:or\s+replace\s+)?(?:unlogged\s+|unique\s+|constraint\s+|recursive\s+)?(?:table|index|trigger|function|procedure|view|type|domain|sequence|policy|aggregate|operator|cast|statistics)|alter\s+(?:table|sequence|type|domain|view|function|procedure|index|policy|schema)|comment\s+on|grant|revoke)\s/i;

/** CREATE TABLE … AS runs a query. */
const RUNS_A_QUERY = /^create\s[^(]*?\sas\s/i;
const ROUTINE_OR_VIEW =
  /^create\s+(?:or\s+replace\s+)?(?:recursive\s+)?(?:function|procedure|view|domain|type)\s/i;

function isPlain({ text }: DeployStatement): boolean {
  return PLAIN.test(text) && (ROUTINE_OR_VIEW.test(text) || !RUNS_A_QUERY.test(text));
}

/**
 * Statements in their order, in batches that are sent without waiting for each answer. Only what says what is to be there,
 * and can neither leave the transaction nor be read in two ways, goes behind another one; everything else waits until
 * the server has said how it stands. Pure.
 */
export function batchStatements(statements: readonly DeployStatement[]): DeployStatement[][] {
  const batches: DeployStatement[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const statement of statements) {
    const follows = isPlain(statement) && !WITH_OTHER_READINGS.test(statement.text);
    const last = batches.at(-1);
    if (follows && last && last.length < MOST && size + statement.text.length <= LONGEST)
      last.push(statement);
    else {
      batches.push([statement]);
      // What is not plain is alone.
      size = isPlain(statement) ? 0 : Number.POSITIVE_INFINITY;
    }
    size += statement.text.length;
  }
  return batches;
}
