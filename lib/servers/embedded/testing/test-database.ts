import { inject } from 'vitest';
import { createDatabase, type TestDatabase } from './create-database';

export type { TestDatabase } from './create-database';

/** A fresh database on the servers of this test run, for one suite; see `createDatabase`. */
export function createTestDatabase(side: 'source' | 'target' = 'target'): Promise<TestDatabase> {
  return createDatabase(inject('servers'), side);
}
