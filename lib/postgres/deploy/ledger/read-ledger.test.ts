import { expect, it } from 'vitest';
import { startMajor } from '../../../servers/embedded/testing/start-major';
import { CATALOG_CASES } from '../../../steps/schema/testing/class-cases';
import { LOSSES } from '../../../steps/schema/testing/class-losses';
import { trustedSql } from '../../sql';
import { withTarget } from '../../with-client';
import { readWritten } from '../touched-rows';
import { ledgerPresence } from './ledger-presence';
import { ledgerClasses, readLedger } from './read-ledger';

const VERSION = 170_000;
/** Every third: all of them take a quarter of a minute. */
const CASES = [...Object.values(CATALOG_CASES), ...LOSSES].filter((_, at) => at % 3 === 0);

/** What moves something between the schemas that the record has and the others, or changes names that others write. */
const MOVES = [
  [
    "create schema other; create table other.t (id int); create type other.e as enum ('a')",
    'alter table other.t set schema public; alter type other.e set schema public',
  ],
  [
    'create schema other; create table public.t (id int default 1, check (id > 0)); create index on t (id)',
    'alter table t set schema other',
  ],
  [
    'create schema other; create operator family other.f using btree',
    'alter schema other rename to another; create operator family another.g using btree',
  ],
  [
    'create role undo_a; create table t (id int); grant select on t to undo_a',
    'alter role undo_a rename to undo_b',
  ],
  [
    'create schema other; create table other.t (id int)',
    'alter schema other rename to more; alter schema public rename to other; alter schema more rename to public',
  ],
] as const;

it('gives the same as reading all of it, when only what was written is read again', async () => {
  const server = await startMajor(17);
  const wrong: unknown[] = [];
  let tried = 0;
  try {
    const { admin } = await server.createDatabase();
    await withTarget(admin, async (client) => {
      const run = (text: string) => client.execute(trustedSql(text, 'own-file'));
      const pairs = [...CASES.map(({ before, file }) => [before, file] as const), ...MOVES];
      for (const [before, file] of pairs) {
        await client
          .rolledBack(async () => {
            if (before) await run(before);
            const present = await ledgerPresence(client, ledgerClasses(VERSION));
            const whole = await readLedger(client, ['public'], VERSION);
            const ledger = await readLedger(client, ['public'], VERSION, { present });
            expect([...ledger].sort()).toEqual([...whole].sort());
            await run(file);
            const { catalogs: written } = await readWritten(client);
            const since = await readLedger(client, ['public'], VERSION, {
              present,
              since: { ledger, written },
            });
            const again = await readLedger(client, ['public'], VERSION);
            tried++;
            const unlike = [...new Set([...since.keys(), ...again.keys()])].filter(
              (key) => JSON.stringify(since.get(key)) !== JSON.stringify(again.get(key)),
            );
            if (unlike.length > 0) wrong.push({ file, unlike });
          })
          // What cannot be done within a transaction, or not here, is not tried.
          .catch((error: Error) => {
            if (!('severity' in error)) throw error;
          });
      }
    });
  } finally {
    await server.stop();
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(20);
});
