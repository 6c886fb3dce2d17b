import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { applyChange, type Change, parseChange } from './apply-change';
import { queryKeys } from './query-keys';

const KEYS = {
  server: queryKeys.server(),
  list: queryKeys.migrationList('en'),
  summaryA: queryKeys.summary('a'),
  runA: queryKeys.run('a', 'r1'),
  watchA: queryKeys.watch('a', 'es'),
  summaryB: queryKeys.summary('b'),
  panelA: queryKeys.panel('a', 'target', '[]'),
  log: queryKeys.log('r1'),
  samples: queryKeys.samples('r1'),
  progress: queryKeys.progress('r1'),
};
type Name = keyof typeof KEYS;

/** Which copies a change makes out of date, of a tab that holds one of each kind. */
function outOfDate(change: Change): Name[] {
  const client = new QueryClient();
  for (const key of Object.values(KEYS)) client.setQueryData(key, {});
  applyChange(client, change);
  return (Object.keys(KEYS) as Name[]).filter(
    (name) => client.getQueryState(KEYS[name])?.isInvalidated === true,
  );
}

describe('applyChange', () => {
  it.each<[string, Change, Name[]]>([
    ['one migration', ['a'], ['list', 'summaryA', 'runA', 'watchA']],
    ['another', ['b'], ['list', 'summaryB']],
    ['two at once', ['a', 'b'], ['list', 'summaryA', 'runA', 'watchA', 'summaryB']],
    ['one that this tab never saw', ['c'], ['list']],
    ['nobody knows which', [null], ['list', 'summaryA', 'runA', 'watchA', 'summaryB']],
    ['a known and an unknown one', ['b', null], ['list', 'summaryA', 'runA', 'watchA', 'summaryB']],
  ])('%s: reaches its copies and no stream, panel or server state', (_, change, expected) => {
    expect(outOfDate(change)).toEqual(expected);
  });

  it('gives every copy a name of its own', () => {
    const names = Object.values(KEYS).map((key) => JSON.stringify(key));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('parseChange', () => {
  it.each<[string, Change | null]>([
    ['["a","b"]', ['a', 'b']],
    ['[null]', [null]],
    ['[]', []],
    ['', null],
    ['{', null],
    ['null', null],
    ['"a"', null],
    ['[1]', null],
    ['{"0":"a"}', null],
  ])('%s', (text, expected) => {
    expect(parseChange(text)).toEqual(expected);
  });
});
