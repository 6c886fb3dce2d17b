import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../embedded/testing/test-database';
import { PYTHON_DRIVERS } from '../clients/python-client';
import { COMBINATIONS } from './combinations';
import { type LabPlace, tryCombination } from './try-combination';

/** Debian's own interpreter has the packages; another one may not. */
const PYTHON = '/usr/bin/python3';
const SUITE = COMBINATIONS.filter((one) => one.isInSuite);
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
  it.each(SUITE)('$driver, $name', async (combination) => {
    const outcome = await tryCombination(combination, place);
    // Null: a Python package that this machine does not have. The packages of npm are always here.
    const isOptional = PYTHON_DRIVERS.some((driver) => driver === combination.driver);
    expect([true, ...(isOptional ? [null] : [])], outcome.error ?? '').toContain(outcome.isAsPredicted);
  });
});
