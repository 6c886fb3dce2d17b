import { arrives, type CopyFault, copy, DDL, lay, ROWS } from './fault-tools';

/** What is known before a row moves. */
export const FAULTS_BEFORE: readonly CopyFault[] = [
  {
    ...{ number: '6, 36', name: 'a pooler in transaction mode before the target', ending: 'MUD-902' },
    stage: async (pair) => {
      await lay(pair);
      return copy(pair, { target: await pair.pooled('transaction') });
    },
  },
  {
    ...{ number: '7', name: 'a role that may not set session_replication_role', ending: 'equal' },
    stage: async (pair) => {
      await lay(pair);
      const target = await pair.role(pair.target, 'owner');
      const result = await copy(pair, { target });
      if (result.checks !== 'origin') throw new Error('the checks were silent');
      return result;
    },
  },
  {
    ...{ number: '7b', name: 'foreign keys in a circle for such a role', ending: 'MUD-904' },
    stage: async (pair) => {
      const circle = `create table a (id int primary key, b int); create table b (id int primary key, a int references a);
        alter table a add foreign key (b) references b;`;
      await lay(pair, circle, 'insert into a values (1); insert into b values (1, 1); update a set b = 1;');
      return copy(pair, { target: await pair.role(pair.target, 'owner') });
    },
  },
  {
    ...{ number: '12', name: 'a prepared transaction holds rows', ending: 'MUD-922' },
    stage: async (pair) => {
      await lay(pair);
      await pair.run(
        pair.source,
        "begin; insert into guest values (9999, 'later'); prepare transaction 'held'",
      );
      try {
        return await copy(pair);
      } finally {
        await pair.run(pair.source, "rollback prepared 'held'");
      }
    },
  },
  {
    ...{ number: '15', name: 'row security hides rows from the copying role', ending: 'MUD-907' },
    stage: async (pair) => {
      await lay(pair);
      const source = await pair.role(pair.source, 'reader');
      await pair.run(pair.source, 'alter table guest enable row level security');
      return copy(pair, { source });
    },
  },
  {
    ...{ number: '15b', name: 'no right to read a table', ending: 'MUD-916' },
    stage: async (pair) => {
      await lay(pair);
      return copy(pair, { source: await pair.role(pair.source, 'nothing') });
    },
  },
  {
    ...{ number: '16', name: 'a source in SQL_ASCII', ending: 'MUD-923' },
    stage: async (pair) => {
      const source = await pair.encoded('SQL_ASCII');
      await lay({ ...pair, source });
      return copy(pair, { source });
    },
  },
  {
    ...{ number: '16b', name: 'bytes in it that are no UTF-8', ending: 'MUD-908' },
    stage: async (pair) => {
      const source = await pair.encoded('SQL_ASCII');
      await lay({ ...pair, source });
      await pair.run(source, "update guest set name = E'\\xe9' where id = 7");
      return copy(pair, { source, leaveOut: ['unknown encoding'] });
    },
  },
  {
    ...{ number: '17', name: 'a source in LATIN1', ending: 'equal' },
    stage: async (pair) => {
      const source = await pair.encoded('LATIN1');
      await lay({ ...pair, source }, DDL, `${ROWS} update guest set name = 'ñandú é' where id = 7;`);
      return copy(pair, { source });
    },
  },
  {
    ...{ number: '18', name: 'a target that holds rows', ending: 'MUD-900' },
    stage: async (pair) => {
      await lay(pair);
      await pair.run(pair.target, "insert into guest values (1, 'here')");
      return copy(pair);
    },
  },
  arrives(
    '19',
    'names with a quote, a dot, upper case and 63 bytes',
    `create table "a.b" ("it's" int primary key, "UPPER" text);
     create table "${'ñ'.repeat(31)}x" ("${'k'.repeat(63)}" int primary key);
     create table "double""quote" ("semi;colon" text);`,
    `insert into "a.b" values (1, 'x'); insert into "${'ñ'.repeat(31)}x" values (1); insert into "double""quote" values ('\\.');`,
  ),
  {
    ...{ number: '20', name: 'roles and databases that set how values are printed', ending: 'equal' },
    stage: async (pair) => {
      const ddl = 'create table t (id int primary key, at timestamptz, d date, r real, b bytea, i interval);';
      await lay(
        pair,
        ddl,
        "insert into t select n, now(), '2026-01-02', n / 3.0, '\\x01ff', '1 day 2 h' from generate_series(1, 50) n;",
      );
      for (const at of [pair.source, pair.target])
        for (const set of [
          "TimeZone = 'America/Lima'",
          "DateStyle = 'German'",
          'extra_float_digits = 0',
          "bytea_output = 'escape'",
          "IntervalStyle = 'iso_8601'",
        ])
          await pair.run(at, `alter database ${at.endpoint.database} set ${set}`);
      return copy(pair);
    },
  },
  {
    ...{ number: 'a', name: 'a table without a place', ending: 'MUD-901' },
    stage: async (pair) => {
      await lay(pair, DDL, ROWS, 'create table guest (id int primary key, name text, mail text);');
      return copy(pair);
    },
  },
  {
    ...{ number: 'b', name: 'a column of the target that nothing fills', ending: 'MUD-903' },
    stage: async (pair) => {
      await lay(pair, DDL, ROWS, `${DDL} alter table guest add needed int not null;`);
      return copy(pair);
    },
  },
  {
    ...{ number: 'c', name: 'another copy at the same target', ending: 'MUD-921' },
    stage: async (pair) => {
      await lay(pair);
      return new Promise((resolve, reject) => {
        const second = { done: undefined as Promise<void> | undefined };
        const onStart = () => {
          second.done ??= copy(pair).then(resolve, reject);
        };
        copy(pair, { onStart, lanes: 1 }).then(() => second.done, reject);
      });
    },
  },
  {
    ...{ number: 'd', name: 'begin again while somebody else has written', ending: 'MUD-905' },
    stage: async (pair) => {
      await lay(pair);
      await copy(pair);
      await pair.run(pair.target, "insert into guest values (7777, 'mine')");
      return copy(pair, { onFilled: 'again' });
    },
  },
];
