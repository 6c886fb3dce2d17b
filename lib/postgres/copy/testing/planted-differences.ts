/** One lie planted in a copy: what is done to the target, in which table, and what must be named. */
export interface PlantedDifference {
  readonly name: string;
  readonly table: string;
  readonly plant: string;
  readonly fault: 'missing' | 'extra' | 'different';
  /** Key that must be named; null where the table has none. */
  readonly key: readonly string[] | null;
}

const room = (name: string, set: string): PlantedDifference => ({
  name,
  table: 'public.room',
  plant: `update room set ${set} where id = 7`,
  fault: 'different',
  key: ['7'],
});

/** What can be wrong with one value, by type; each is the smallest change that the type has. */
const VALUES: readonly PlantedDifference[] = [
  room('text: one letter', `"Mixed ""Case"" name" = 'x'`),
  room('text: null for a text', 'mail = null'),
  room('text: a space at the end', "mail = mail || ' '"),
  room('text: another case', 'mail = upper(mail)'),
  room('text: composed and decomposed', "mail = 'é@x'"),
  room('numeric: 1.0 for 1.00', 'price = 8.7501'),
  room('real: last digit', 'ratio = 2.3333335'),
  room('double: last digit', "exact = '1.0000000000000002'"),
  room('double: minus zero', "exact = '-0'"),
  room('double: NaN', "exact = 'NaN'"),
  room('date: next day', 'opened = opened + 1'),
  room('timestamptz: a microsecond', "at = at + interval '1 microsecond'"),
  room('timestamptz: an hour of summer time', "at = at + interval '1 hour'"),
  room('timestamp: a second', "plain = plain + interval '1 second'"),
  room('interval: 24 hours for a day', "took = interval '7 days 14:00:01'"),
  room('inet: a mask', "ip = '10.0.0.1/24'"),
  room('macaddr', "mac = '08:00:2b:01:02:04'"),
  room('bit varying: length', "bits = b'01011'"),
  room('bytea: one bit', "raw = decode('00000006', 'hex')"),
  room('bytea: a zero byte more', "raw = raw || decode('00', 'hex')"),
  room('jsonb: a number', "doc = jsonb_set(doc, '{n}', '8')"),
  room('jsonb: null for absent', "doc = doc - 'k'"),
  room('json: white space', `text_doc = '{"a": 1, "a": 2}'`),
  room('enum', "feeling = 'sad'"),
  room('enum array: a null lost', "feelings = array['ok']::mood[]"),
  room('enum array: empty for null', 'feelings = null'),
  room('composite: a field', `home = row('Calle "Mayor"', 8)::address`),
  room('composite: null within', `home = row('Calle "Mayor"', null)::address`),
  room('array of composites', "homes = array[row('A, B', 2)::address]"),
  room('range: upper bound', "stay = daterange('2026-01-01', '2026-01-10')"),
  room('range: empty', "stay = 'empty'"),
  room('matrix: order', 'matrix = array[[7,1],[3,4]]'),
  room('matrix: lower bound', "matrix = '[0:1][0:1]={{1,7},{3,4}}'"),
  room('tsvector: a position', "words = to_tsvector('simple', 'agua muy fría 7')"),
  room('point', 'point = point(7, 1.6)'),
  room('money: a cent', "cash = '7.11'"),
  room('xml', "page = '<p>n</p>'"),
  room('boolean', 'flag = not flag'),
  room('boolean: null', 'flag = null'),
  room('uuid', 'uid = gen_random_uuid()'),
  room('foreign key: another parent', 'hotel_id = 9'),
];

/** What can be wrong with rows. */
const ROWS: readonly PlantedDifference[] = [
  {
    name: 'a row lost',
    table: 'public.message_2025',
    plant: 'delete from message_2025 where ctid = (select min(ctid) from message_2025)',
    fault: 'missing',
    key: null,
  },
  {
    name: 'a row lost, with a key',
    table: 'public.tree',
    plant: 'delete from tree where id = 500',
    fault: 'missing',
    key: ['500'],
  },
  {
    name: 'a row more, with a key',
    table: 'public.tree',
    plant: 'insert into tree values (501)',
    fault: 'extra',
    key: ['501'],
  },
  {
    name: 'a row doubled, without a key',
    table: 'public.no_key',
    plant: "insert into no_key values (3, 'same')",
    fault: 'extra',
    key: null,
  },
  {
    name: 'a pair doubled, that XOR does not see',
    table: 'public.no_key',
    plant: "insert into no_key values (4, 'same'), (4, 'same')",
    fault: 'extra',
    key: null,
  },
  {
    name: 'one of many equal rows lost',
    table: 'public.no_key',
    plant: 'delete from no_key where ctid = (select max(ctid) from no_key)',
    fault: 'missing',
    key: null,
  },
  {
    name: 'values moved between two rows',
    table: 'public.tree',
    plant: 'update tree set above = case id when 100 then 51 when 102 then 50 end where id in (100, 102)',
    fault: 'different',
    key: ['100'],
  },
  {
    name: 'a text truncated',
    table: 'public.hotel',
    plant: 'update hotel set name = left(name, 5) where id = 10',
    fault: 'different',
    key: ['10'],
  },
  {
    name: 'a key changed',
    table: 'public.empty_one',
    plant: 'insert into empty_one values (1)',
    fault: 'extra',
    key: ['1'],
  },
  {
    name: 'a null for a text in a quoted name',
    table: 'public.weird.name',
    plant: `update "weird.name" set "ñandú" = null where "select" = 1`,
    fault: 'different',
    key: ['1'],
  },
  {
    name: 'an empty text for a null',
    table: 'public.weird.name',
    plant: `update "weird.name" set "ñandú" = '' where "select" = 2`,
    fault: 'different',
    key: ['2'],
  },
  {
    name: 'a child row in the parent',
    table: 'public.parent',
    plant: "insert into parent values (10, 'child')",
    fault: 'extra',
    key: ['10'],
  },
  {
    name: 'an inherited row lost',
    table: 'public.child',
    plant: 'delete from child',
    fault: 'missing',
    key: null,
  },
  {
    name: 'a trigger that touched',
    table: 'public.touched',
    plant: 'update touched set at = now() where id = 2',
    fault: 'different',
    key: ['2'],
  },
  {
    name: 'a partition emptied',
    table: 'public.message_2026',
    plant: 'delete from message_2026',
    fault: 'missing',
    key: null,
  },
  {
    name: 'a sequence of two swapped keys',
    table: 'public.tree',
    plant: 'update tree set above = 1 where id = 4',
    fault: 'different',
    key: ['4'],
  },
  {
    name: 'the first row',
    table: 'public.room',
    plant: 'update room set price = 0 where id = 1',
    fault: 'different',
    key: ['1'],
  },
  {
    name: 'the last row',
    table: 'public.room',
    plant: 'update room set price = 0 where id = 3000',
    fault: 'different',
    key: ['3000'],
  },
  {
    name: 'two errors that cancel under XOR',
    table: 'public.no_key',
    plant: "insert into no_key values (99, 'a'), (99, 'a')",
    fault: 'extra',
    key: null,
  },
  {
    name: 'all rows lost',
    table: 'public.hotel',
    plant: 'delete from hotel',
    fault: 'missing',
    key: ['1'],
  },
];

/** Every planted difference; rows are those of `all-kinds`. */
export const PLANTED_DIFFERENCES: readonly PlantedDifference[] = [...VALUES, ...ROWS];
