import type { Catalog } from '../../../postgres/catalog/catalog';
import type { CatalogObject } from '../../../postgres/catalog/catalog-object';
import { sampleValues } from '../../../postgres/compare/triggers/sample-values';
import { ownName } from '../../../postgres/deploy/drop-statement';
import { trustedSql } from '../../../postgres/sql';
import type { TargetClient } from '../../../postgres/target-client';

const ROUNDS = 6;

/** A value for a column: of the parent where a foreign key asks for one, of a bound partition's range for times. */
function sampleOf(column: CatalogObject, table: string, catalog: Catalog): string {
  const own = ownName(column);
  for (const { kind, parent, properties } of catalog.objects.values()) {
    if (kind !== 'constraint' || parent !== table || properties.class !== 'foreign key') continue;
    const [, here, there, theirs] =
      /^FOREIGN KEY \(([^,)]+)\) REFERENCES ([^(]+)\(([^,)]+)\)/.exec(properties.definition ?? '') ?? [];
    if (here === own) return `(select ${theirs} from ${there} limit 1)`;
  }
  const type = column.properties.type ?? 'text';
  if (/^(?:timestamp|date)/.test(type)) return `'2026-02-03'::${type}`;
  return sampleValues(type, catalog)[0];
}

function insertOf(table: CatalogObject, catalog: Catalog): string {
  const needed = [...catalog.objects.values()].filter(
    ({ kind, parent, properties }) =>
      kind === 'column' &&
      parent === table.name &&
      !properties.generated &&
      !properties.identity &&
      (properties.default === undefined || !properties.notNull) &&
      !/nextval/.test(properties.default ?? ''),
  );
  if (needed.length === 0) return `insert into ${table.name} default values`;
  const names = needed.map(ownName).join(', ');
  return `insert into ${table.name} (${names}) values (${needed.map((one) => sampleOf(one, table.name, catalog)).join(', ')})`;
}

/** Puts a row into every table that takes one, parents before children. Gives the tables that hold one. */
export async function fillRows(client: TargetClient, catalog: Catalog): Promise<string[]> {
  let left = [...catalog.objects.values()].filter(
    ({ kind, properties }) => kind === 'table' && properties.partitionBound === undefined,
  );
  const filled: string[] = [];
  for (let round = 0; round < ROUNDS && left.length > 0; round++) {
    const refused: CatalogObject[] = [];
    for (const table of left) {
      const statement = trustedSql(insertOf(table, catalog), 'built-from-catalog');
      await client.execute(statement).then(
        () => filled.push(table.name),
        () => refused.push(table),
      );
    }
    if (refused.length === left.length) break;
    left = refused;
  }
  return filled;
}
