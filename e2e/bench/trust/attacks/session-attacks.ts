import { leavesNothing } from '../../../../lib/postgres/deploy/testing/leaves-nothing';
import { LEFTOVERS } from '../../../../lib/postgres/deploy/testing/leftovers';
import type { TestDatabase } from '../../../../lib/servers/embedded/testing/create-database';
import type { Attack } from './attack';

/** What a file sets, locks, prepares or opens for its session: whoever gets that session next from the pooler finds none of it. */
export const leftovers = ({ pooled }: Pick<TestDatabase, 'pooled'>): Attack[] =>
  LEFTOVERS.flatMap(([name, texts]) =>
    (['dry run', 'deploy', 'failure'] as const).map((end) => ({
      name: `left in the session after a ${end}: ${name}`,
      holds: () => leavesNothing(pooled, texts, end),
    })),
  );
