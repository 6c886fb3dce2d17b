import { expect, it } from 'vitest';
import { MAJORS } from '../../servers/embedded/testing/start-major';
import { compareVersions } from '../../steps/schema/testing/version-pairs';

it('finds no difference between the same schema on two versions', { timeout: 180_000 }, async () => {
  const pairs = await compareVersions();
  expect(pairs).toHaveLength(MAJORS.length * (MAJORS.length - 1) * 4);
  expect(pairs.filter(({ names }) => names.length > 0)).toEqual([]);
});
