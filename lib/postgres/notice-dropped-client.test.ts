import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { LIMITLESS, withCopyReader, withCopyWriter } from './copy/copy-session';
import { withSourceOwner } from './source-owner';
import { sql } from './sql';
import { type ClientOptions, withSource, withTarget } from './with-client';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const SLEEP = sql`select pg_catalog.pg_sleep(3600)`;

const asleep = (name: string) =>
  withTarget(database.direct, async (client) => {
    const rows = await client.rows(
      sql`select from pg_stat_activity where application_name = ${name} and state = 'active'
        and query like '%pg_sleep%'`,
    );
    return rows.length;
  });

/** A long statement in each kind of transaction that this product opens. */
const KINDS: readonly (readonly [string, (options: ClientOptions) => Promise<unknown>])[] = [
  [
    'of the target',
    (options) =>
      withTarget(database.direct, (client) => client.transaction(() => client.rows(SLEEP)), options),
  ],
  [
    'of the target that is rolled back',
    (options) =>
      withTarget(database.direct, (client) => client.rolledBack(() => client.rows(SLEEP)), options),
  ],
  [
    'of the target at one moment',
    (options) => withTarget(database.direct, (client) => client.snapshot(() => client.rows(SLEEP)), options),
  ],
  ['of the source', (options) => withSource(database.direct, (client) => client.rows(SLEEP), options)],
  [
    'of the source at one moment',
    (options) => withSource(database.direct, (client) => client.snapshot(() => client.rows(SLEEP)), options),
  ],
  ['of who owns the source', (options) => withSourceOwner(database.direct, options, (it) => it.rows(SLEEP))],
  ['of a copy that reads', (options) => withCopyReader(database.direct, options, (it) => it.rows(SLEEP))],
  [
    'of a copy that builds an index',
    (options) =>
      withCopyWriter(database.direct, options, (writer) =>
        writer.transaction(async () => {
          await writer.execute(LIMITLESS);
          await writer.rows(SLEEP);
        }),
      ),
  ],
];

describe('a long statement ends at the server when its run is cancelled', () => {
  it.each(KINDS.map((kind, index) => [...kind, `dropped ${index}`] as const))(
    '%s',
    async (_, begin, name) => {
      const stop = new AbortController();
      const ended = begin({ signal: stop.signal, applicationName: name }).then(
        () => 'done',
        () => 'ended',
      );
      await expect.poll(() => asleep(name), { timeout: 60_000 }).toBe(1);
      stop.abort('cancelled');
      expect(await ended).toBe('ended');
      await expect.poll(() => asleep(name), { timeout: 60_000 }).toBe(0);
    },
    180_000,
  );
});
