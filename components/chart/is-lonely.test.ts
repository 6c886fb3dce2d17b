import { expect, it } from 'vitest';
import { withGaps } from '@/lib/web/history/present-history';
import { isLonely } from './is-lonely';

const NOTHING = {
  ...{ connections: null, poolClients: null, poolWaiting: null, p50: null, p95: null, cacheShare: null },
  ...{ bytes: null, logErrors: null, lagBytes: null, metric: null },
};
const seen = (at: number, p50: number | null) => ({ ...NOTHING, at, p50 });

it.each<[string, ReturnType<typeof seen>[], boolean[]]>([
  ['between two gaps', [seen(0, 1), seen(60_000, 2), seen(75_000, null)], [true, false, true, false]],
  ['on a line', [seen(0, 1), seen(15_000, 2), seen(30_000, null)], [false, false, false]],
  ['alone', [seen(0, 0)], [true]],
])('a number %s is drawn as a dot, or not', (_, points, expected) => {
  const drawn = withGaps(points, 15_000);
  expect(drawn.map((_one, index) => isLonely(drawn, 'p50', index))).toEqual(expected);
});
