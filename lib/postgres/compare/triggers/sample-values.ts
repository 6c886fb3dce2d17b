import type { Catalog } from '../../catalog/catalog';

const quote = (text: string) => `'${text}'`;

function texts(type: string): readonly (readonly string[])[] {
  const as = (values: readonly string[]) => values.map((value) => `${quote(value)}::${type}`);
  const table: readonly (readonly [RegExp, readonly string[]])[] = [
    [/\[\]$/, ['{}', '{}']],
    [/^(?:character|text|bpchar|"char"|extensions\.citext|public\.citext)/, ['M', ' m']],
    [/^(?:smallint|integer|bigint|numeric|real|double)/, ['7', '8']],
    [/^boolean/, ['true', 'false']],
    [/^uuid/, ['6d756461-6e7a-4121-8000-000000000001', '6d756461-6e7a-4121-8000-000000000002']],
    [/^jsonb?$/, ['{}', '{"m": 1}']],
    [/^(?:timestamp|date)/, ['2001-02-03', '2002-03-04']],
    [/^time/, ['01:02', '02:03']],
    [/^interval/, ['1 day', '2 days']],
    [/^(?:inet|cidr)/, ['10.0.0.1', '10.0.0.2']],
    [/^bytea/, ['\\x00', '\\x01']],
    [/^tsvector/, ['', 'm:1']],
    [/^money/, ['7', '8']],
    [/^bit/, ['1', '0']],
    [/^xml/, ['<m/>', '<n/>']],
  ];
  return table.flatMap(([pattern, values]) => (pattern.test(type) ? [as(values)] : [])).slice(0, 1);
}

/** Two values of a type, as SQL, short enough for a varchar(1); NULL for types that nothing is known of. */
export function sampleValues(type: string, catalog: Catalog): readonly [string, string] {
  const domain = catalog.objects.get(`domain ${type}`);
  const labels = catalog.objects.get(`type ${type}`)?.properties.labels?.match(/'(?:[^']|'')*'/g);
  if (labels?.[0]) return [`${labels[0]}::${type}`, `${labels[1] ?? labels[0]}::${type}`];
  const [found] = texts(domain?.properties.type ?? type);
  const [first = `null::${type}`, second = first] = found ?? [];
  return domain ? [`(${first})::${type}`, `(${second})::${type}`] : [first, second];
}
