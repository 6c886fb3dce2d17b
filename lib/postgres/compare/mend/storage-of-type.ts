/** Built-in types whose values may be moved out of the row, by how they are stored unless somebody says otherwise. */
const STORAGES: Readonly<Record<string, string>> = {
  numeric: 'main',
  inet: 'main',
  cidr: 'main',
  text: 'extended',
  character: 'extended',
  'character varying': 'extended',
  bytea: 'extended',
  json: 'extended',
  jsonb: 'extended',
  jsonpath: 'extended',
  xml: 'extended',
  bit: 'extended',
  'bit varying': 'extended',
  tsvector: 'extended',
  path: 'extended',
  polygon: 'extended',
  int4range: 'extended',
  int8range: 'extended',
  numrange: 'extended',
  tsrange: 'extended',
  tstzrange: 'extended',
  daterange: 'extended',
  int4multirange: 'extended',
  int8multirange: 'extended',
  nummultirange: 'extended',
  tsmultirange: 'extended',
  tstzmultirange: 'extended',
  datemultirange: 'extended',
};

/**
 * How a column of that type is stored unless somebody says otherwise; null for types that the table does not have. `type`
 * is as `format_type` prints it.
 */
export function storageOfType(type: string): string | null {
  if (type.endsWith('[]')) return 'extended';
  return STORAGES[type.replace(/\([^()]*\)/, '').trim()] ?? null;
}
