import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { ColumnShape } from './table-shape';

const TEXT = ['text', 'varchar', 'bpchar', 'citext', 'name'];
/** Shapes that CHECKs on texts commonly ask for, tried after the tag itself. */
const COMMON_TEXTS = [
  'a',
  'abc',
  'mudanza',
  'mudanza-check',
  'MUDANZA',
  'ABC',
  'EUR',
  'es',
  'en-GB',
  '0',
  '12345',
  '+34600000000',
  'mudanza@example.com',
  'https://example.com/mudanza',
  '#1a2b3c',
  '127.0.0.1',
  'UTC',
  '1.0.0',
];

const FIXED: Readonly<Record<string, readonly string[]>> = {
  bool: ['true', 'false'],
  json: ['{"mudanza": 1}', '[]', '{}'],
  jsonb: ['{"mudanza": 1}', '[]', '{}'],
  time: ['12:34:56', '00:00'],
  timetz: ['12:34:56+00', '00:00+00'],
  interval: ['1 hour', '1 day'],
  xml: ['<mudanza/>', '<m/>'],
  tsvector: ['mudanza', 'check'],
  tsquery: ['mudanza', 'check'],
  point: ['(1,2)', '(2,3)'],
  line: ['{1,2,3}'],
  lseg: ['[(0,0),(1,1)]'],
  box: ['(1,1),(0,0)'],
  path: ['((0,0),(1,1))'],
  polygon: ['((0,0),(1,1),(1,0))'],
  circle: ['<(0,0),1>'],
  money: ['1.00', '2.00'],
  hstore: ['mudanza=>1', 'a=>2'],
  ltree: ['mudanza.check', 'mudanza'],
  geometry: ['POINT(1 2)', 'POINT(2 3)'],
  geography: ['POINT(1 2)', 'POINT(2 3)'],
};

/** Far below what the type holds: a generated column may double or multiply it. */
const INT_LIMIT: Readonly<Record<string, number>> = { int2: 10_000, int4: 200_000_000, int8: 2 ** 42 };

const day = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);
const second = (seconds: number) => new Date(seconds * 1_000).toISOString();
const byte = () => randomInt(1, 255);

/** Random, so that rows of several clients are unlikely to overlap where an exclusion rule forbids it. */
const RANDOM: Readonly<Record<string, () => readonly string[]>> = {
  int4range: () => [1, 2].map(() => randomInt(1, 2_000_000_000)).map((n) => `[${n},${n + 1})`),
  int8range: () => [1, 2].map(() => randomInt(1, 2 ** 42)).map((n) => `[${n},${n + 1})`),
  numrange: () => [1, 2].map(() => randomInt(1, 2 ** 42)).map((n) => `[${n},${n + 1})`),
  daterange: () => [1, 2].map(() => randomInt(1, 60_000)).map((n) => `[${day(n)},${day(n + 1)})`),
  tsrange: () => [1, 2].map(() => randomInt(1, 2 ** 32)).map((n) => `["${second(n)}","${second(n + 1)}")`),
  tstzrange: () => [1, 2].map(() => randomInt(1, 2 ** 32)).map((n) => `["${second(n)}","${second(n + 1)}")`),
  inet: () => [`10.${byte()}.${byte()}.${byte()}`, '127.0.0.1', '::1'],
  cidr: () => [`10.${byte()}.${byte()}.${byte()}/32`, '10.0.0.0/8'],
  macaddr: () => [1, 2].map(() => randomBytes(6).toString('hex')),
  macaddr8: () => [1, 2].map(() => randomBytes(8).toString('hex')),
  char: () => ['m', 'a', '1'],
};

function texts({ maxLength }: ColumnShape, tag: string): string[] {
  const unique = `${tag}-${randomBytes(4).toString('hex')}`;
  // A short column cannot hold the tag: random characters, so that a unique one is likely free.
  const short = randomBytes(16)
    .toString('hex')
    .slice(0, maxLength ?? 32);
  const first = maxLength !== null && maxLength < unique.length ? short : unique;
  const fits = (text: string) => maxLength === null || text.length <= maxLength;
  return [first, `${unique}@example.com`, ...COMMON_TEXTS, unique.replaceAll('-', '_'), short].filter(fits);
}

function integers(base: string): string[] {
  const limit = INT_LIMIT[base] ?? 32_767;
  return [String(randomInt(Math.floor(limit / 2), limit)), '1', '0', '2', '10', '100', '-1'];
}

function decimals({ precision }: ColumnShape): string[] {
  const whole = precision ? Math.max(precision.digits - Math.max(precision.scale, 0), 0) : 6;
  const scale = precision?.scale ?? 2;
  const top = 10 ** Math.min(whole, 9);
  const value = top > 1 ? randomInt(0, top) : 0;
  const digits = (n: number) =>
    scale > 0 ? `${n}.${'0'.repeat(scale - 1)}1` : `${n}${'0'.repeat(n === 0 ? 0 : -scale)}`;
  return [digits(value), '0', ...(whole > 0 ? ['1', '-1'] : []), ...(whole > 1 ? ['10'] : [])];
}

function moments(base: string): string[] {
  const at = (ms: number) => new Date(ms).toISOString();
  const list = [
    at(Date.now() - randomInt(1_000, 86_400_000)),
    at(Date.now() + 86_400_000),
    '2000-01-01T00:00:00Z',
  ];
  return base === 'date' ? list.map((text) => text.slice(0, 10)) : list;
}

function scalar(column: ColumnShape, tag: string): string[] {
  const { base } = column;
  if (column.labels.length > 0) return [...column.labels];
  if (TEXT.includes(base)) return texts(column, tag);
  if (base in INT_LIMIT) return integers(base);
  if (base === 'numeric') return decimals(column);
  if (base === 'float4' || base === 'float8') return [`${randomInt(1, 1_000)}.5`, '0', '1', '-1'];
  if (base === 'uuid') return [randomUUID(), randomUUID()];
  if (base === 'bytea') return [`\\x${randomBytes(8).toString('hex')}`, '\\x'];
  if (['timestamp', 'timestamptz', 'date'].includes(base)) return moments(base);
  if (base === 'oid') return [String(randomInt(1, 2 ** 31)), '1'];
  if (base === 'bit') return ['1', '0'].map((bit) => bit.repeat(column.maxLength ?? 1));
  if (base === 'varbit') return ['1', '0'];
  if (base === 'vector') {
    const size = Number(/\((\d+)\)/.exec(column.type)?.[1] ?? 3);
    return [`[${Array.from({ length: size }, () => '0.5').join(',')}]`];
  }
  const known = RANDOM[base]?.() ?? FIXED[base];
  if (known) return [...known];
  return column.anyValue === null ? [] : [column.anyValue];
}

/** True for a column whose value can carry the tag, by which a person recognises our rows. */
export function isTaggable(column: ColumnShape): boolean {
  return TEXT.includes(column.base) && !column.isArray && (column.maxLength ?? 64) >= 24;
}

/** True for a column of a text type, whatever its length. */
export function isText(column: ColumnShape): boolean {
  return TEXT.includes(column.base) && !column.isArray;
}

const inArray = (text: string) => `{"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"}`;

/**
 * Values of the column's type as texts, the best first. Random where the type allows, so that a unique column is
 * likely free. Empty for a type that we do not know.
 */
export function valueCandidates(column: ColumnShape, tag: string): string[] {
  const values = scalar(column, tag);
  return column.isArray ? [...values.map(inArray), '{}'] : values;
}
