import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { createTestContext } from '../testing/test-context';
import { dumpChanges, dumpSchema } from './testing/psql-oracle';
import { PUBLIC_CASES } from './testing/public-cases';
import { type FileWorld, tryFile } from './testing/try-file';
import { UNDO_CASES } from './testing/undo-cases';

let server: MajorServer;
let world: FileWorld;
beforeAll(async () => {
  // The version whose pg_dump is here: it says whether the undo was exact.
  server = await startMajor(15, { layout: 'supabase' });
  const contextOf: FileWorld['contextOf'] = ({ direct }) =>
    createTestContext({ connections: { target: direct, session: direct } });
  world = { server, contextOf };
});
afterAll(() => server.stop(), 120_000);

/** Every fourth here; `npm run bench -- schema` takes all of them, with psql and pg_dump as judges. */
const SOME = PUBLIC_CASES.filter((_, at) => at % 4 === 0);

it.each(SOME)('takes what psql takes, and takes it back: $name', async (one) => {
  const { psql, refused, wrong, isSeen, lost, left } = await tryFile(world, one);
  expect({ psql, refused }).toEqual({ psql: null, refused: null });
  expect({ wrong, isSeen, lost, left }).toEqual({ wrong: [], isSeen: true, lost: [], left: [] });
});

// A file of schemas and default privileges alone makes no object that is counted, and is compared all the same.
const ON_SOMETHING = UNDO_CASES.filter(({ before, name }) => before || name.startsWith('default privileges'));
it.each(ON_SOMETHING.filter((_, at) => at % 2 === 0))(
  'calls nothing wrong that is there: $name',
  async (one) => {
    const { refused, wrong, left } = await tryFile(world, one);
    expect({ refused, wrong, left }).toEqual({ refused: null, wrong: [], left: [] });
  },
);

it('tells dumps apart that differ in one line, in their order, or in how often a line is there', async () => {
  expect(dumpChanges(['a', 'b'], ['a', 'b'])).toEqual([]);
  expect(dumpChanges(['a', 'b'], ['a'])).toEqual(['- b']);
  expect(dumpChanges(['a', 'b'], ['b', 'a'])).toHaveLength(1);
  expect(dumpChanges(['a', 'b'], ['a', 'b', 'b'])).toHaveLength(1);
  const target = await server.createDatabase();
  const before = await dumpSchema(target.admin);
  await withTarget(target.admin, (client) => client.execute(sql`comment on schema public is 'changed'`));
  expect(dumpChanges(before, await dumpSchema(target.admin))).not.toEqual([]);
});
