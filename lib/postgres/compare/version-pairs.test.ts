import { expect, it } from 'vitest';
import { SOME_MAJORS } from '../../servers/embedded/testing/start-major';
import { compareVersions } from '../../steps/schema/testing/version-pairs';

it('finds no difference between the same schema on two versions', async () => {
  const pairs = await compareVersions(SOME_MAJORS);
  // Four schemas on all versions, and one on those since 15.
  expect(pairs).toHaveLength(4 * 3 * 4 + 3 * 2);
  expect(pairs.filter(({ names }) => names.length > 0)).toEqual([]);
});
