import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { PYTHON_DRIVERS } from '../clients/python-client';
import { COMBINATIONS } from './combinations';
import { LAB_KITS, type LabKit, type LabKitName, readyKit } from './lab-kits';
import { type LabPlace, tryCombination } from './try-combination';

/** Debian's own interpreter has the packages; another one may not. */
const PYTHON = '/usr/bin/python3';
const SUITE = COMBINATIONS.filter((one) => one.isInSuite);
const isThere = (entry: readonly [LabKitName, LabKit | null]): entry is readonly [LabKitName, LabKit] =>
  entry[1] !== null;
let database: TestDatabase;
let place: LabPlace;

beforeAll(async () => {
  database = await createTestDatabase();
  const caFile = join(inject('servers').folder, 'driver-lab-ca.crt');
  writeFileSync(caFile, inject('servers').target.ca);
  // More clients than the pool of 15, so that they have to share server connections.
  // Packages that `npm run bench -- backend` installs; a machine that never ran it goes without them.
  const kits = new Map(LAB_KITS.flatMap((name) => [[name, readyKit(name)] as const].filter(isThere)));
  place = { pooled: database.pooled, caFile, python: PYTHON, clients: 17, transactions: 2, kits };
});
afterAll(() => database.drop());

describe('real clients through PgBouncer in transaction mode over TLS', () => {
  it.for(SUITE)('$driver, $name', async (combination, { skip }) => {
    if (combination.kit && !place.kits?.has(combination.kit))
      skip(`needs the packages “${combination.kit}”: run npm run bench -- backend once`);
    const outcome = await tryCombination(combination, place);
    // Null: a Python package or a kit that this machine does not have. The packages of package.json are always here.
    const isOptional =
      combination.kit !== undefined || PYTHON_DRIVERS.some((driver) => driver === combination.driver);
    expect([true, ...(isOptional ? [null] : [])], outcome.error ?? '').toContain(outcome.isAsPredicted);
  });
});
