import type { ReadClient } from '../target-client';
import type { FollowedTable } from './followed-table';
import { missingValues } from './missing-values';
import { ruleChanges } from './rule-changes';
import { schemaChanges, type WatchedScope } from './schema-watch';
import { readTableRules } from './table-rules';

/** What has changed about a source since following began, in the words of SQL. */
export interface SourceChanges {
  /** What a change could not be applied after, or would be applied wrongly. */
  readonly harmful: readonly string[];
  /** What no row is harmed by, and what the target lacks after the switch. */
  readonly others: readonly string[];
}

/** Looks at everything of a source that following depends on, and at what belongs to the tables besides. */
export async function sourceChanges(
  source: ReadClient,
  target: ReadClient,
  followed: readonly FollowedTable[],
  scope: WatchedScope,
): Promise<SourceChanges> {
  const { schemas } = scope;
  const { loosened, others } = ruleChanges(
    followed,
    await readTableRules(source, schemas),
    await readTableRules(target, schemas),
  );
  return {
    harmful: [
      ...(await schemaChanges(source, followed, scope)),
      ...(await missingValues(source, target, schemas)),
      ...loosened,
    ],
    others,
  };
}
