/** How many of everything: `small` copies in a second, `large` has more than a million rows. */
export const PRACTICE_SIZES = {
  small: { hotels: 40, bookings: 3_000, messages: 8_000, images: 60 },
  large: { hotels: 2_000, bookings: 400_000, messages: 900_000, images: 4_000 },
} as const;
export type PracticeSize = keyof typeof PRACTICE_SIZES;

/** The schema that the rows lie in. */
export const PRACTICE_SCHEMA = 'lodging';

/** Tables of a hotel platform with every type that is awkward to copy; for both sides. */
export const PRACTICE_ROWS_DDL = `
create schema lodging;
create type lodging.state as enum ('asked', 'held', 'paid', 'left');
create type lodging.place as (street text, number int, geo point);
create domain lodging.mail as text check (value like '%@%');
create table lodging.hotel (
  id bigint generated always as identity primary key, name text not null unique, "Stars" smallint, at lodging.place,
  tags text[], opened date, doc jsonb, words tsvector, rate numeric(12,4), twice numeric generated always as (rate * 2) stored);
create index hotel_doc on lodging.hotel using gin (doc);
create table lodging.booking (
  id uuid primary key, hotel_id bigint not null references lodging.hotel (id), guest lodging.mail, state lodging.state,
  nights daterange, paid numeric, asked timestamptz, took interval, ip inet, ratio double precision, note text);
create index booking_hotel on lodging.booking (hotel_id);
create index booking_nights on lodging.booking using gist (nights);
create table lodging.message (
  sent timestamptz not null, booking_id uuid references lodging.booking (id), body text, seen boolean, raw json)
  partition by range (sent);
create table lodging.message_2025 partition of lodging.message for values from ('2025-01-01') to ('2026-01-01');
create table lodging.message_2026 partition of lodging.message for values from ('2026-01-01') to ('2027-01-01');
create table lodging.image (id serial primary key, hotel_id bigint references lodging.hotel (id), kind text, bytes bytea not null);
create table lodging."Access log" (at timestamptz, "who?" text, what bit varying(8), page xml);
create materialized view lodging.income as select hotel_id, sum(paid) as paid from lodging.booking group by 1;
`;

/** One part of filling the source, for whoever shows how far it is. */
export interface PracticePart {
  readonly table: string;
  /** Rows that are there when it is done. */
  readonly rows: number;
  readonly text: string;
}

/** Rows of one statement: a large table is filled in several, so that it can be told how far it is. */
const AT_ONCE = 100_000;

function slices(table: string, count: number, insert: (series: string) => string): PracticePart[] {
  return Array.from({ length: Math.ceil(count / AT_ONCE) }, (_, at) => {
    const [from, to] = [at * AT_ONCE + 1, Math.min(count, (at + 1) * AT_ONCE)];
    return { table, rows: to - from + 1, text: insert(`generate_series(${from}, ${to}) n`) };
  });
}

/** Rows for the source, in parts: the same each time, whatever the server. */
export function practiceParts(size: PracticeSize): PracticePart[] {
  const { hotels, bookings, messages, images } = PRACTICE_SIZES[size];
  return [
    ...slices(
      'hotel',
      hotels,
      (series) => `
insert into lodging.hotel (name, "Stars", at, tags, opened, doc, words, rate)
  select 'Hotel ' || n || ' "Ñandú"', n % 6, row('Calle ' || n, n, point(n, -n))::lodging.place, array['t' || n % 7, null, 'a,b'],
    date '1990-01-01' + n, jsonb_build_object('n', n, 'rooms', array[n, null], 'text', E'línea\\\\n\\t' || n),
    to_tsvector('simple', 'agua fría ' || n), n * 1.2500 from ${series}`,
    ),
    ...slices(
      'booking',
      bookings,
      (series) => `
insert into lodging.booking
  select md5(n::text)::uuid, 1 + n % ${hotels}, 'h' || n || '@example.com', (array['asked','held','paid','left'])[1 + n % 4]::lodging.state,
    daterange(date '2026-01-01' + n % 300, date '2026-01-02' + n % 300 + n % 9), case when n % 11 = 0 then null else n * 1.10 end,
    timestamptz '2026-03-29 00:30:00+01' + n * interval '1 minute', n * interval '1 hour 2 seconds', '10.0.0.0/8',
    n / 7.0, case when n % 5 = 0 then E'tab\\there \\\\ back\\nline' else repeat('nota ', n % 12) end from ${series}`,
    ),
    ...slices(
      'message',
      messages,
      (series) => `
insert into lodging.message
  select timestamptz '2025-03-01' + (n % 500) * interval '1 day' + n * interval '1 second', md5((1 + n % ${bookings})::text)::uuid,
    repeat('mensaje ', n % 20), case n % 3 when 0 then null else n % 2 = 0 end, '{"a":  1, "a": 2}' from ${series}`,
    ),
    ...slices(
      'image',
      images,
      (series) => `
insert into lodging.image (hotel_id, kind, bytes)
  select 1 + n % ${hotels}, 'png', decode(repeat(md5(n::text), 400 + n % 300), 'hex') from ${series}`,
    ),
    ...slices(
      'Access log',
      hotels,
      (series) => `
insert into lodging."Access log"
  select timestamptz '2026-01-01' + n * interval '1 s', 'u' || n % 9, b'1011', '<p>ñ</p>' from ${series}`,
    ),
    {
      table: 'income',
      rows: 0,
      text: `
delete from lodging.hotel where id % 97 = 0 and not exists (select from lodging.booking b where b.hotel_id = hotel.id)
  and not exists (select from lodging.image i where i.hotel_id = hotel.id);
refresh materialized view lodging.income;
analyze`,
    },
  ];
}

/** The same in one text. */
export function practiceRows(size: PracticeSize): string {
  return practiceParts(size)
    .map(({ text }) => `${text};`)
    .join('\n');
}

/** One difference for the operator to find, in a row that nobody is told of: a cent in one booking of the target. */
export const PLANT_DIFFERENCE = `
update lodging.booking set paid = paid + 0.01
where id = (select id from lodging.booking where paid is not null order by md5(id::text || current_date) limit 1)`;
