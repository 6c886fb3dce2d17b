import type { RelationMessage } from './change-message';
import type { FollowedTable } from './followed-table';

/** The same names in another order: values stand under other names now, and rows that nobody touches since do, too. */
function renamed(relation: RelationMessage, followed: FollowedTable): string[] {
  return followed.sourceColumns.flatMap(({ name }, index) => {
    const now = relation.columns[index]?.name;
    return now === undefined || now === name
      ? []
      : [`ALTER TABLE ${relation.schema}.${relation.name} RENAME COLUMN ${name} TO ${now}`];
  });
}

/** What is different about a table since following began, in the words of SQL; empty for nothing. */
export function relationChanges(relation: RelationMessage, followed: FollowedTable): string[] {
  const { shape } = followed;
  const table = `${relation.schema}.${relation.name}`;
  // Another table that took the name of the one that was copied.
  if (shape && shape.oid !== String(relation.id)) return [`DROP TABLE ${table}`, `CREATE TABLE ${table}`];
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
  return changes.length > 0 ? changes : renamed(relation, followed);
}
