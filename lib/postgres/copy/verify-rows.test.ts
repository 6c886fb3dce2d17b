import { describe, expect, it } from 'vitest';
import { planCopy } from './plan-copy';
import { columnOf, tableOf } from './testing/table-of';
import { pairsOf } from './verify-rows';

const ROOT = { schema: 'public', name: 'p' };
const pairs = (source: ReturnType<typeof tableOf>[], target: ReturnType<typeof tableOf>[]) =>
  pairsOf(planCopy(source, target, { leaveOut: [] }).tables).map((pair) => ({
    sources: pair.sources.map(({ name }) => name),
    target: pair.target.name,
    columns: pair.columns,
    key: pair.key,
  }));

describe('what is compared with what', () => {
  it('is each table with the one of its name, the largest first', () => {
    const tables = [tableOf('a'), tableOf('b', { bytes: 1e6 })];
    expect(pairs(tables, tables).map(({ target }) => target)).toEqual(['b', 'a']);
  });

  it('is all leaves of a partitioned table with the one that holds their rows as one', () => {
    const leaves = [tableOf('p1', { root: ROOT }), tableOf('p2', { root: ROOT })];
    expect(pairs(leaves, [tableOf('p', { kind: 'partitioned' })])).toMatchObject([
      { sources: ['p1', 'p2'], target: 'p', key: ['id'] },
    ]);
    expect(
      pairs(leaves, [tableOf('p1', { root: ROOT }), tableOf('p', { kind: 'partitioned' })]),
    ).toMatchObject([
      { sources: ['p1'], target: 'p1' },
      { sources: ['p2'], target: 'p' },
    ]);
  });

  it.each([
    ['the key of the source', ['id'], ['code'], ['id']],
    ['that of the target where the source has none', null, ['code'], ['code']],
    ['none where neither has one', null, null, null],
    ['none where its columns are not on both sides', ['gone'], null, null],
  ] as const)('names rows by %s', (_, here, there, expected) => {
    const shared = [columnOf('id'), columnOf('code')];
    const source = tableOf('a', { columns: [...shared, columnOf('gone')], key: here });
    const [pair] = pairs([source], [tableOf('a', { columns: shared, key: there })]);
    expect(pair?.key).toEqual(expected);
  });

  it('is every column of both sides in one order, generated ones too', () => {
    const made = columnOf('made', { isGenerated: true });
    const source = tableOf('a', { columns: [columnOf('z'), made, columnOf('id'), columnOf('gone')] });
    const target = tableOf('a', { columns: [columnOf('id'), columnOf('z'), columnOf('more'), made] });
    expect(pairs([source], [target])[0]?.columns).toEqual(['id', 'made', 'z']);
  });
});
