import { arrives, type CopyFault, copy, DDL, end, lay, ROWS, whileMoving } from './fault-tools';

/** What happens while rows move. */
export const FAULTS_DURING: readonly CopyFault[] = [
  whileMoving('21', 'the session that holds the snapshot is ended', 'MUD-913', (pair) =>
    pair.run(pair.source, end('mudanza snapshot')),
  ),
  whileMoving('22', 'a lane’s session on the source is ended', 'MUD-912', (pair) =>
    pair.run(pair.source, end('mudanza copy 1')),
  ),
  whileMoving('23', 'a lane’s session on the target is ended', 'MUD-912', (pair) =>
    pair.run(pair.target, end('mudanza copy 1')),
  ),
  whileMoving('23b', 'the target restarts', 'MUD-912', (pair) => pair.restart('target')),
  {
    ...{
      number: '24',
      name: 'the journal refuses its line: the rows of that part go too',
      ending: 'MUD-911',
    },
    stage: async (pair) => {
      await lay(pair);
      let asked: Promise<unknown> | undefined;
      const onPlan = () => {
        asked = pair.run(pair.target, 'alter table mudanza_rows.chunk add check (rows < 0)');
      };
      try {
        return await copy(pair, { onPlan, onSample: () => asked });
      } finally {
        await asked;
        await pair.run(
          pair.target,
          "do $$ begin if exists (select from guest) then raise 'rows without their line'; end if; end $$",
        );
      }
    },
  },
  {
    ...{
      number: '24b',
      name: 'a function that a check of the target asks says what it was given',
      ending: 'MUD-929',
    },
    stage: async (pair) => {
      await lay(pair);
      await pair.run(
        pair.target,
        `create function fits(name text) returns boolean language plpgsql as
           $$ begin raise exception 'no such guest: %', name using detail = name, hint = name; end $$;
         alter table guest add check (fits(name))`,
      );
      return copy(pair);
    },
  },
  {
    ...{ number: '25', name: 'an index was taken away by a copy that was killed', ending: 'equal' },
    stage: async (pair) => {
      await lay(pair, `${DDL} create index stay_guest on stay (guest_id);`);
      await copy(pair);
      await pair.run(
        pair.target,
        `insert into mudanza_rows.dropped_index values ('public', 'stay', 'stay_guest',
           'create index stay_guest on public.stay (guest_id)', null); drop index stay_guest`,
      );
      const result = await copy(pair, { onFilled: 'again' });
      await pair.run(pair.target, 'drop index stay_guest');
      return result;
    },
  },
  {
    ...{ number: '26', name: 'a network that drops packets, with neither FIN nor RST', ending: 'MUD-906' },
    stage: async (pair) => {
      await lay(pair, DDL, `${ROWS} update stay set note = repeat('y', 2000);`);
      const { at, silence } = await pair.silent();
      return copy(pair, { target: at, stallSeconds: 1, lanes: 1, onStart: silence });
    },
  },
  {
    ...{ number: '27', name: 'statement_timeout on the role', ending: 'equal' },
    stage: async (pair) => {
      await lay(pair);
      for (const at of [pair.source, pair.target])
        await pair.run(at, `alter database ${at.endpoint.database} set statement_timeout = '300ms'`);
      return copy(pair);
    },
  },
  {
    ...{ number: '28', name: 'the target is read-only', ending: 'MUD-915' },
    stage: async (pair) => {
      await lay(pair);
      const { database } = pair.target.endpoint;
      await pair.run(pair.target, `alter database ${database} set default_transaction_read_only = on`);
      return copy(pair);
    },
  },
  {
    ...{ number: '29', name: 'the target’s disk is full', ending: 'MUD-914' },
    stage: async (pair) => {
      await lay(
        pair,
        DDL,
        `${ROWS} insert into stay select n, 1, repeat(md5(n::text), 40) from generate_series(5000, 9000) n;`,
      );
      await pair
        .run(pair.target, `create tablespace small location '${pair.smallVolume}'`)
        .catch(() => undefined);
      await pair.run(pair.target, 'alter table stay set tablespace small');
      try {
        return await copy(pair);
      } finally {
        await pair.run(pair.target, 'drop table stay');
        await pair.run(pair.target, 'drop tablespace small');
      }
    },
  },
  arrives(
    '30',
    'a generated column',
    'create table t (id int primary key, price numeric, twice numeric generated always as (price * 2) stored);',
    'insert into t (id, price) select n, n / 3.0 from generate_series(1, 100) n;',
  ),
  arrives(
    '31',
    'an identity column, always generated',
    'create table t (id int generated always as identity primary key, note text);',
    'insert into t (note) select md5(n::text) from generate_series(1, 100) n; delete from t where id % 3 = 0;',
  ),
  arrives(
    '32',
    'columns in another order',
    'create table t (id int primary key, a text, b int);',
    "insert into t select n, 'a' || n, n * 2 from generate_series(1, 100) n;",
    'create table t (b int, id int primary key, a text);',
  ),
  arrives(
    '33',
    'an orphan under a NOT VALID key',
    'create table p (id int primary key); create table c (id int primary key, p int); alter table c add foreign key (p) references p not valid;',
    'insert into p values (1); set session_replication_role = replica; insert into c values (1, 1), (2, 99);',
  ),
  arrives(
    '34',
    'partitions, once each',
    'create table p (at int) partition by range (at); create table p1 partition of p for values from (0) to (50); create table p2 partition of p for values from (50) to (200);',
    'insert into p select n from generate_series(1, 150) n;',
    'create table p (at int) partition by range (at); create table p_all partition of p for values from (0) to (500);',
  ),
  arrives(
    '35',
    'a table that inherits',
    'create table up (id int primary key, a text); create table down (b text) inherits (up);',
    "insert into up values (1, 'up'); insert into down values (1, 'down', 'b'), (2, null, 'c');",
  ),
  {
    ...{ number: 'e', name: 'a column of the target is narrower', ending: 'MUD-927' },
    stage: async (pair) => {
      await lay(pair, DDL, ROWS, DDL.replace('varchar(40)', 'varchar(3)'));
      return copy(pair);
    },
  },
  {
    ...{ number: 'f', name: 'a check of the target that a row breaks', ending: 'MUD-927' },
    stage: async (pair) => {
      await lay(pair, DDL, ROWS, `${DDL} alter table guest add constraint short check (length(name) < 14);`);
      return copy(pair);
    },
  },
  whileMoving('g', 'the schema of the target changes', 'MUD-917', (pair) =>
    pair.run(pair.target, 'alter table stay rename to gone; alter table guest rename to gone_too'),
  ),
  whileMoving('h', 'an administrator calls a statement off', 'MUD-924', (pair) =>
    pair.run(
      pair.target,
      `do $$ begin
       lock table stay in access exclusive mode;
       for n in 1..400 loop
         perform pg_stat_clear_snapshot();
         perform pg_cancel_backend(pid) from pg_stat_activity
           where application_name = 'mudanza copy 1' and wait_event_type = 'Lock';
         exit when found;
         perform pg_sleep(0.01);
       end loop;
     end $$`,
    ),
  ),
  {
    ...{ number: 'i', name: 'a materialized view that cannot be filled', ending: 'MUD-918' },
    stage: async (pair) => {
      const view = `create materialized view broken as select 1 / (count(*) - 4000) as x from guest with no data;`;
      await lay(pair, DDL, ROWS, `${DDL} ${view}`);
      return copy(pair);
    },
  },
];
