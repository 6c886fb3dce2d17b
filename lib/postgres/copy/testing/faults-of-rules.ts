import { arrives, type CopyFault, compare, copy, lay } from './fault-tools';

/** Both sides as given, the rows loaded without a word from the source's own rules; as an owner who cannot silence keys. */
function asOwner(
  name: string,
  number: string,
  [ddl, rows]: readonly [string, string],
  targetDdl = ddl,
): CopyFault {
  return {
    ...{ number, name, ending: 'equal' },
    stage: async (pair) => {
      await lay(pair, ddl, rows, targetDdl);
      return copy(pair, { target: await pair.role(pair.target, 'owner') });
    },
  };
}

/** The target is laid out otherwise than the source: what must be said before a row moves. */
function refused(
  number: string,
  name: string,
  ending: CopyFault['ending'],
  [ddl, rows, targetDdl]: readonly [string, string, string],
): CopyFault {
  return {
    ...{ number, name, ending },
    stage: async (pair) => {
      await lay(pair, ddl, rows, targetDdl);
      try {
        return await copy(pair);
      } finally {
        await pair.run(
          pair.target,
          "do $$ begin if to_regclass('mudanza_rows.chunk') is not null then raise 'something was written'; end if; end $$",
        );
      }
    },
  };
}

const CREDIT = 'create table customer (id int primary key, credit int, note text);';
const CREDITS = 'insert into customer select n, n, null from generate_series(1, 900) n;';
const NOT_VALID = 'alter table customer add constraint credit_max check (credit <= 500) not valid;';

/**
 * What loads of others stumbled over. Public reports: yugabyte/yb-voyager#1829 and #1895, dimitri/pgcopydb#498 (checks NOT
 * VALID), planetscale/pgcopydb#27, dimitri/pgcopydb#820 (orphans), dimitri/pgcopydb#264, dba.stackexchange.com/q/75613,
 * lloyd.thealbins.com “Restoring a database with check constraints” (checks that ask other tables),
 * ArkEcosystem/core#2857 (a check that asks the rows before, and names tables without a schema), ParabolInc/parabol#6017
 * (generated columns), cockroachdb/cockroach#136807 (COPY under row security), supabase/cli#3234 (triggers that act on
 * loaded rows), supabase/supabase#35188 and mastodon/mastodon#27498 (keys doubled).
 */
export const FAULTS_OF_RULES: readonly CopyFault[] = [
  {
    ...{ number: 'r1', name: 'a check NOT VALID that rows break (yb-voyager#1829)', ending: 'equal' },
    stage: async (pair) => {
      await lay(pair, CREDIT, `${CREDITS} ${NOT_VALID}`, `${CREDIT} ${NOT_VALID}`);
      const result = await copy(pair);
      await pair.run(
        pair.target,
        "do $$ begin if not exists (select from pg_constraint where conname = 'credit_max' and not convalidated) then raise 'not back'; end if; end $$",
      );
      return result;
    },
  },
  asOwner(
    'a check NOT VALID that rows break, as an ordinary owner',
    'r1b',
    [`${CREDIT} ${NOT_VALID}`, `alter table customer drop constraint credit_max; ${CREDITS} ${NOT_VALID}`],
    `${CREDIT} ${NOT_VALID}`,
  ),
  arrives(
    'r2',
    'a domain whose check NOT VALID values break',
    `create domain mail as text; create table t (id int primary key, m mail, more mail[]);`,
    `insert into t select n, 'x' || n, array['y']::mail[] from generate_series(1, 200) n;
     alter domain mail add constraint at check (value like '%@%') not valid;`,
    `create domain mail as text; alter domain mail add constraint at check (value like '%@%') not valid;
     create table t (id int primary key, m mail, more mail[]);`,
  ),
  asOwner(
    'an orphan under a NOT VALID key, keys not silent (pgcopydb#820)',
    'r3',
    [
      `create table p (id int primary key); create table c (id int primary key, p int);`,
      `insert into p values (1); insert into c values (1, 1), (2, 99);
     alter table c add constraint c_p foreign key (p) references p not valid;`,
    ],
    `create table p (id int primary key); create table c (id int primary key, p int);
      alter table c add constraint c_p foreign key (p) references p not valid;`,
  ),
  arrives(
    'r4',
    'a check that asks another table, which comes later (pgcopydb#264)',
    `create table z_word (word text primary key);
     create function known(w text) returns boolean language sql stable as 'select exists (select from public.z_word where word = w)';
     create table a_text (id int primary key, word text check (known(word)));`,
    `insert into z_word select 'w' || n from generate_series(1, 50) n;
     insert into a_text select n, 'w' || 1 + n % 50 from generate_series(1, 3000) n;`,
  ),
  arrives(
    'r5',
    'a check that asks the row before (ArkEcosystem/core#2857)',
    `create table block (height int primary key, above int);
     create function follows(a int, h int) returns boolean language plpgsql as
       $$ begin return h = 1 or exists (select from public.block b where b.height = a); end $$;`,
    `insert into block select n, n - 1 from generate_series(1, 3000) n;
     alter table block add constraint chain check (follows(above, height));`,
    `create table block (height int primary key, above int);
     create function follows(a int, h int) returns boolean language plpgsql as
       $$ begin return h = 1 or exists (select from public.block b where b.height = a); end $$;
     alter table block add constraint chain check (follows(above, height));`,
  ),
  {
    ...{
      number: 'r6',
      name: 'a check whose function finds no table (ArkEcosystem/core#2857)',
      ending: 'MUD-929',
    },
    stage: async (pair) => {
      const ddl = `create schema own; create table own.word (word text); create table a (w text);
        create function known(w text) returns boolean language plpgsql as $$ begin return w is distinct from word.lower(w); end $$;`;
      await lay(pair, ddl, "insert into a values ('Secret-Name-1');");
      await pair.run(pair.target, 'alter table a add constraint word_known check (known(w))');
      return copy(pair);
    },
  },
  {
    ...{ number: 'r7', name: 'a generated column that computes another value', ending: 'MUD-925' },
    stage: async (pair) => {
      const ddl = (how: string) =>
        `create table t (id int primary key, a int, b int generated always as (${how}) stored);`;
      await lay(
        pair,
        ddl('a * 2'),
        'insert into t (id, a) select n, n from generate_series(1, 50) n;',
        ddl('a * 3'),
      );
      await copy(pair);
      return compare(pair);
    },
  },
  arrives(
    'r8',
    'keys and exclusions that are asked at the end of a transaction',
    `create extension btree_gist; create table t (id int primary key deferrable initially deferred, place int unique deferrable initially deferred,
       room int, stay int4range, exclude using gist (room with =, stay with &&) deferrable initially deferred);`,
    'insert into t select n, n, n % 7, int4range(n * 2, n * 2 + 1) from generate_series(1, 2000) n; update t set place = 2001 - place;',
  ),
  asOwner(
    'a trigger that changes what arrives, triggers not silent (supabase/cli#3234)',
    'r9',
    [
      `create table t (id int primary key, at timestamptz); create function touch() returns trigger language plpgsql as
       $$ begin new.at := clock_timestamp(); return new; end $$;`,
      `insert into t select n, '2020-01-01' from generate_series(1, 300) n;
     create trigger touch before insert on t for each row execute function touch();`,
    ],
    `create table t (id int primary key, at timestamptz); create function touch() returns trigger language plpgsql as
       $$ begin new.at := clock_timestamp(); return new; end $$;
      create trigger touch before insert on t for each row execute function touch();`,
  ),
  arrives(
    'r10',
    'a rule that does something instead of an INSERT',
    'create table t (id int primary key); create table elsewhere (id int);',
    'insert into t select n from generate_series(1, 100) n;',
    `create table t (id int primary key); create table elsewhere (id int);
     create rule away as on insert to t do instead insert into elsewhere values (new.id);`,
  ),
  {
    ...{ number: 'r11', name: 'row security forced on the target (cockroach#136807)', ending: 'MUD-928' },
    stage: async (pair) => {
      await lay(pair, CREDIT, CREDITS);
      const target = await pair.role(pair.target, 'owner');
      await pair.run(pair.target, 'alter table customer enable row level security, force row level security');
      return copy(pair, { target });
    },
  },
  refused('r12', 'nulls where the target takes none', 'MUD-927', [
    CREDIT,
    CREDITS,
    CREDIT.replace('note text', 'note text not null'),
  ]),
  refused('r13', 'a value of an enum that the target lacks', 'MUD-927', [
    "create type mood as enum ('sad', 'ok', 'happy'); create table t (id int primary key, m mood, all_of mood[]);",
    "insert into t values (1, 'ok', array['happy']::mood[]);",
    "create type mood as enum ('sad', 'ok'); create table t (id int primary key, m mood, all_of mood[]);",
  ]),
  refused('r14', 'numbers beyond the target’s type', 'MUD-927', [
    CREDIT.replace('credit int', 'credit bigint'),
    `${CREDITS} insert into customer values (9999, 5000000000);`,
    CREDIT,
  ]),
  refused('r15', 'texts longer than the target’s type', 'MUD-927', [
    CREDIT,
    "insert into customer values (1, 1, 'longer');",
    CREDIT.replace('note text', 'note varchar(3)'),
  ]),
  refused('r16', 'a check that the target has alone, and that rows break', 'MUD-927', [
    CREDIT,
    CREDITS,
    `${CREDIT} alter table customer add constraint small check (credit < 800);`,
  ]),
  refused('r17', 'a check NOT VALID on the source alone', 'MUD-927', [
    CREDIT,
    `${CREDITS} ${NOT_VALID}`,
    `${CREDIT} alter table customer add constraint credit_max check (credit <= 500);`,
  ]),
  {
    ...{ number: 'r18', name: 'numbers that the target rounds without a word', ending: 'MUD-925' },
    stage: async (pair) => {
      const ddl = (type: string) => `create table t (id int primary key, n ${type});`;
      await lay(pair, ddl('numeric(10,4)'), 'insert into t values (1, 1.2345);', ddl('numeric(10,2)'));
      await copy(pair);
      return compare(pair);
    },
  },
  {
    ...{
      number: 'r19',
      name: 'a key of the target that the source doubles (mastodon#27498)',
      ending: 'MUD-911',
    },
    stage: async (pair) => {
      await lay(pair, CREDIT, CREDITS, `${CREDIT} create unique index on customer ((credit / 2));`);
      return copy(pair);
    },
  },
  arrives(
    'w1',
    'a table of 1,600 columns',
    `do $$ begin execute 'create table wide (' || (select string_agg('c' || n || case n % 3 when 0 then ' int' when 1 then ' bool' else ' text' end, ', ')
       from generate_series(1, 1600) n) || ')'; end $$;`,
    `do $$ begin execute 'insert into wide select ' || (select string_agg(case n % 3 when 0 then 'g' when 1 then 'g % 2 = 0' else 'null' end, ', ')
       from generate_series(1, 1600) n) || ' from generate_series(1, 40) g'; end $$;`,
  ),
  arrives(
    'w2',
    'names of 63 bytes in letters of two, three and four bytes',
    `create table "${'漢'.repeat(21)}" ("${'😀'.repeat(15)}abc" int primary key, "${'ñ'.repeat(31)}é" text);
     create table "${'😀'.repeat(15)}xyz" (id serial primary key);`,
    `insert into "${'漢'.repeat(21)}" select n, 'x' from generate_series(1, 900) n; insert into "${'😀'.repeat(15)}xyz" default values;`,
  ),
  arrives(
    'w3',
    'types of extensions: citext, hstore, ltree, cube, isn',
    `create extension citext; create extension hstore; create extension ltree; create extension cube; create extension isn;
     create table t (k citext primary key, h hstore, l ltree, c cube, b isbn13, many citext[]);`,
    `insert into t select 'Key-' || n, hstore(array['a', 'B "x"', 'n', null]), ('a.b' || n)::ltree, cube(array[n, 1.5]), '978-0-306-40615-7',
       array['X', null]::citext[] from generate_series(1, 700) n;`,
  ),
  arrives(
    'r20',
    'a column that is generated on the target and stored on the source (parabol#6017)',
    'create table t (id int primary key, a int, b int);',
    'insert into t select n, n, n * 2 from generate_series(1, 50) n;',
    'create table t (id int primary key, a int, b int generated always as (a * 2) stored);',
  ),
];
