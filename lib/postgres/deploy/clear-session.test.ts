import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { leavesNothing } from './testing/leaves-nothing';
import { LEFTOVERS } from './testing/leftovers';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** All of them are played by `npm run bench -- trust attacks`. */
const HERE = /^(?:a setting made|a lock of|a prepared)/;

it.each(LEFTOVERS.filter(([name]) => HERE.test(name)))(
  '%s: the session that a pooler hands on has nothing of it, after the dry run, the deploy and a failure',
  async (_, texts) => {
    for (const end of ['dry run', 'deploy', 'failure'] as const)
      expect(await leavesNothing(database.pooled, texts, end)).toBe(true);
  },
);
