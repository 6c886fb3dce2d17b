import type { CatalogObject } from '../../catalog/catalog-object';
import type { PropertyDifference } from '../difference';

const lines = (text: string | null | undefined): string[] => (text ? text.split('\n') : []);
/** `public.a (id) where (…)` → `public.a`. */
const tableOf = (line: string): string => /^(?:"(?:[^"]|"")+"|[^\s"(])+/.exec(line)?.[0] ?? line;

function parameters({ properties }: CatalogObject): string {
  const { operations, viaRoot, generatedColumns } = properties;
  return [
    `publish = '${operations ?? ''}'`,
    `publish_via_partition_root = ${viaRoot ? 'true' : 'false'}`,
    ...(generatedColumns ? [`publish_generated_columns = ${generatedColumns}`] : []),
  ].join(', ');
}

/** CREATE PUBLICATION with everything it publishes in these schemas. */
export function createPublication(publication: CatalogObject): string[] {
  const { tables, schemas, allTables } = publication.properties;
  const parts = [
    ...lines(tables).map((line) => `table only ${line}`),
    ...(schemas ? [`tables in schema ${schemas}`] : []),
  ];
  const what = allTables ? ' for all tables' : parts.length > 0 ? ` for ${parts.join(', ')}` : '';
  return [`create publication ${publication.name}${what} with (${parameters(publication)})`];
}

/** ALTER PUBLICATION table by table: tables of other schemas that it publishes stay in it. */
export function alterPublication(
  publication: CatalogObject,
  { name, expected, actual }: PropertyDifference,
): string[] | null {
  const alter = `alter publication ${publication.name}`;
  if (name === 'tables') {
    const [wanted, found] = [lines(expected), lines(actual)];
    const gone = found
      .filter((line) => !wanted.includes(line))
      .map((line) => `${alter} drop table ${tableOf(line)}`);
    const added = wanted
      .filter((line) => !found.includes(line))
      .map((line) => `${alter} add table only ${line}`);
    return [...gone, ...added];
  }
  if (name === 'schemas')
    return [
      ...(actual ? [`${alter} drop tables in schema ${actual}`] : []),
      ...(expected ? [`${alter} add tables in schema ${expected}`] : []),
    ];
  if (name === 'operations' || name === 'viaRoot' || name === 'generatedColumns')
    return [`${alter} set (${parameters(publication)})`];
  return null;
}
