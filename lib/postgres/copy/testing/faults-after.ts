import { countOrphans } from '../after-copy';
import { withCopyReader, withCopyWriter } from '../copy-session';
import { readForeignKeys } from '../foreign-keys';
import { orphansDiffer } from '../rows-differ';
import { type CopyFault, compare, copy, lay, lie } from './fault-tools';

const BYTES = 'create table t (id int primary key, b bytea, n numeric, r real, a int[], x text);';
const VALUES =
  "insert into t select n, decode(lpad(to_hex(n), 8, '0'), 'hex'), 1.0, n / 3.0, array[n, null], 'x' from generate_series(1, 300) n;";

/** What only a comparison sees. */
export const FAULTS_AFTER: readonly CopyFault[] = [
  lie('37', 'one bit of a bytea', BYTES, VALUES, "update t set b = '\\x00000006' where id = 7"),
  lie('38', 'numeric 1.0 and 1.00', BYTES, VALUES, 'update t set n = 1.00 where id = 7'),
  lie('39', 'the last digit of a real', BYTES, VALUES, "update t set r = '2.3333335' where id = 7"),
  lie('40', 'a null lost in an array', BYTES, VALUES, 'update t set a = array[7] where id = 7'),
  lie(
    '41',
    'a row doubled in a table without a key',
    'create table t (a int, b text);',
    "insert into t select n % 10, 'same' from generate_series(1, 100) n;",
    "insert into t values (3, 'same')",
  ),
  lie(
    '42',
    'two errors that cancel under XOR',
    'create table t (a int);',
    'insert into t select n from generate_series(1, 100) n;',
    'insert into t values (7777), (7777)',
  ),
  lie(
    '43',
    'a text key under another collation',
    'create table t (k text primary key, v int);',
    'insert into t select chr(65 + n % 26) || n, n from generate_series(1, 200) n;',
    'alter table t alter k type text collate "C"; update t set v = -1 where k = \'H7\'',
  ),
  {
    ...{ number: '44', name: 'sides of different moments', ending: 'MUD-920' },
    stage: async (pair) => {
      await lay(pair);
      await copy(pair);
      return compare(pair, { moments: { source: '0/1500028', target: '0/1500000' } });
    },
  },
  {
    ...{ number: '45', name: 'an orphan behind a key that is valid by the catalog', ending: 'MUD-926' },
    stage: async (pair) => {
      await lay(pair);
      await copy(pair);
      await pair.run(pair.target, 'set session_replication_role = replica; delete from guest where id = 7');
      await pair.run(pair.target, 'alter table stay validate constraint stay_guest_id_fkey');
      const orphans = await withCopyReader(pair.source, {}, (reader) =>
        withCopyWriter(pair.target, {}, async (writer) =>
          countOrphans(reader, writer, await readForeignKeys(writer, ['public']), () => true),
        ),
      );
      const found = orphansDiffer(orphans);
      if (found) throw found;
      return null;
    },
  },
];
