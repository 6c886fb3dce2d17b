import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { withTarget } from '../with-client';
import type { DeployHooks } from './deploy-statement';
import { holdTransaction } from './hold-transaction';
import { type Pace, runExactly, runStatements } from './run-statements';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const toStatements = (texts: readonly string[]) =>
  texts.map((text, index) => ({ text, line: 10 * (index + 1), label: text.slice(0, 60) }));

/** Runs texts in a transaction that is rolled back; gives the lines that ran, or what was thrown. */
function run(texts: readonly string[], hooks: DeployHooks = {}, paces: Pace[] = []) {
  return withTarget(database.direct, (client) =>
    runExactly((pace) => {
      paces.push(pace);
      return client.rolledBack(async () => {
        const held = await holdTransaction(client);
        const times = await runStatements(client, toStatements(texts), 'MUD-317', hooks, held, pace);
        await held.beforeEnd();
        return times.map(({ line }) => line);
      });
    }),
  );
}

const tables = (count: number) => Array.from({ length: count }, (_, at) => `create table run_${at} (id int)`);

describe('statements in batches', () => {
  it('are told one by one, in their order', async () => {
    const seen: number[] = [];
    const texts = [...tables(70), 'insert into run_3 values (1), (2)', ...tables(75).slice(70)];
    const lines = await run(texts, { onStatement: (index) => seen.push(index) });
    expect(lines).toEqual(texts.map((_, index) => 10 * (index + 1)));
    expect(seen).toEqual(texts.map((_, index) => index));
  });

  it.each([0, 1, 31, 63, 64, 66])('name the line of the one that fails: %s', async (at) => {
    const texts = tables(70);
    texts[at] = 'create table run_bad (id no_such_type)';
    const seen: number[] = [];
    await expect(run(texts, { onStatement: (index) => seen.push(index) })).rejects.toMatchObject({
      code: 'MUD-333',
      params: { line: 10 * (at + 1), statement: texts[at] },
      original: expect.stringContaining('no_such_type'),
    });
    expect(seen).toHaveLength(at);
  });

  it('show the place in the text of the one that fails', async () => {
    const done = run([
      'create table run_a (id int)',
      'create table run_b (\n  id int,\n  at no_such_type\n)',
    ]);
    await expect(done).rejects.toMatchObject({
      original: expect.stringMatching(/\n {2}at no_such_type\n {5}\^/),
    });
  });

  it('stop between two of them when cancelled', async () => {
    const aborting = new AbortController();
    const seen: number[] = [];
    const onStatement = (index: number) => {
      seen.push(index);
      aborting.abort(new Error('cancelled'));
    };
    await expect(run(tables(200), { signal: aborting.signal, onStatement })).rejects.toThrow('cancelled');
    expect(seen.length).toBeLessThanOrEqual(64);
  });
});

const SLY = `create table run_sly_part partition of run_sly
  for values in (pg_catalog.set_config('standard_conforming_strings', 'off', false))`;

describe('one of a batch that changes how texts are read', () => {
  const texts = [
    'create table run_first (id int)',
    'create table run_sly (name text) partition by list (name)',
    SLY,
    'create table run_after (id int)',
    String.raw`comment on table run_after is 'a\'' -- '`,
  ];

  it('is named, by a second run one by one, before a text that could be read otherwise is sent', async () => {
    const paces: Pace[] = [];
    await expect(run(texts, {}, paces)).rejects.toMatchObject({
      code: 'MUD-833',
      params: { line: 30, setting: 'standard_conforming_strings' },
    });
    expect(paces).toEqual(['batched', 'one-by-one']);
  });

  it('costs no second run where nothing is wrong', async () => {
    const paces: Pace[] = [];
    await run(['create table run_fine (id int)', 'create index on run_fine (id)'], {}, paces);
    expect(paces).toEqual(['batched']);
  });
});
