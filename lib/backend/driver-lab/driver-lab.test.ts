import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../embedded/testing/test-database';
import { COMBINATIONS } from './combinations';
import { type LabPlace, tryCombination } from './try-combination';

/** Debian's own interpreter has the packages; another one may not. */
const PYTHON = '/usr/bin/python3';
let database: TestDatabase;
let place: LabPlace;

beforeAll(async () => {
  database = await createTestDatabase();
  const caFile = join(inject('servers').folder, 'driver-lab-ca.crt');
  writeFileSync(caFile, inject('servers').target.ca);
  // More clients than the pool of 15, so that they have to share server connections.
  place = { pooled: database.pooled, caFile, python: PYTHON, clients: 17, transactions: 2 };
});
afterAll(() => database.drop());

describe('real clients through PgBouncer in transaction mode over TLS', () => {
  it.skipIf(!existsSync(PYTHON)).each(COMBINATIONS.filter((one) => one.isInSuite))(
    '$driver, $name',
    async (combination) => {
      const outcome = await tryCombination(combination, place);
      expect(outcome).toMatchObject({ isAsPredicted: true });
    },
  );
});
