import type { RuleResult } from '../../plan/evidence/crud-evidence';
import type { TargetClient } from '../../postgres/target-client';
import type { MadeRow } from './made-row';
import { deleteRows, readRow } from './row-operations';
import { constraintOf, sqlStateOf } from './sql-state';
import type { ForeignKeyShape } from './table-shape';

const FOREIGN_KEY_VIOLATION = '23503';

/** What the child's key should look like after its parent was deleted. */
async function outcomeAfter(client: TargetClient, child: MadeRow, key: ForeignKeyShape): Promise<boolean> {
  const found = await readRow(client, child);
  if (key.onDelete === 'cascade') return found === null;
  if (key.onDelete === 'set null')
    return found !== null && key.columns.some((name) => found.get(name) === null);
  return key.onDelete === 'set default' && found !== null;
}

/**
 * Deletes the parent in a transaction that is rolled back and looks at what became of the child: gone, emptied, or
 * the deletion refused, as the foreign key says.
 */
export async function checkOnDelete(
  client: TargetClient,
  parent: MadeRow,
  child: MadeRow,
  key: ForeignKeyShape,
): Promise<RuleResult> {
  const mustRefuse = key.onDelete === 'no action' || key.onDelete === 'restrict';
  const result = (outcome: RuleResult['outcome'], original: string | null = null): RuleResult => ({
    rule: 'onDelete',
    name: key.name,
    outcome,
    original,
  });
  try {
    const holds = await client.rolledBack(async () => {
      await deleteRows(client, [parent]);
      return outcomeAfter(client, child, key);
    });
    // A deferred key would refuse at the commit, which never comes here.
    if (mustRefuse && key.isDeferrable) return result('unproved');
    return result(!mustRefuse && holds ? 'held' : 'broken');
  } catch (error) {
    if (sqlStateOf(error) === null) throw error;
    const original = error instanceof Error ? error.message : String(error);
    const isOurs = sqlStateOf(error) === FOREIGN_KEY_VIOLATION && constraintOf(error) === key.name;
    if (mustRefuse && isOurs) return result('held', original);
    return result('unproved', original);
  }
}
