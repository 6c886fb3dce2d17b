import type { RelationMessage } from './change-message';
import type { FollowedTable } from './followed-table';

/** What is different about a table since following began, in the words of SQL; empty for nothing. */
export function relationChanges(relation: RelationMessage, followed: FollowedTable): string[] {
  const label = (name: string) => `${relation.schema}.${relation.name}.${name}`;
  const before = new Map(followed.sourceColumns.map((column) => [column.name, column]));
  const after = new Set(relation.columns.map(({ name }) => name));
  const changes = followed.sourceColumns
    .filter(({ name }) => !after.has(name))
    .map(({ name }) => `DROP COLUMN ${label(name)}`);
  for (const { name, typeOid, typeModifier } of relation.columns) {
    const known = before.get(name);
    if (!known) changes.push(`ADD COLUMN ${label(name)}`);
    else if (known.typeOid !== typeOid || known.typeModifier !== typeModifier) {
      changes.push(`ALTER COLUMN ${label(name)} TYPE`);
    }
  }
  return changes;
}
