import '../lib/steps/registry';
import { type Walk, walkPlan } from '../lib/launch/headless/walk-plan';
import { settingsOf } from '../lib/runs/plan-file/import-plan';
import { readPlan } from '../lib/runs/plan-file/read-plan';
import { insertMigration, type Migration } from '../lib/store/migrations';
import { stateClient } from '../lib/store/query';
import { pointToStateOf } from './bench/testing/prepare-access';
import { productFolder } from './practice-target';

const PLAN = `
version: 1
name: Reviewed migration
kind: practice
settings: { p95LimitMs: 2000 }
steps:
  exposure: {}
  latency:
    input: { samples: 100, sweepTo: 0 }
  rollback.rehearsal: {}
`;

const plan = readPlan(PLAN);

/** Lets this process read and write the state of the product under test. */
export function pointToProduct(): void {
  pointToStateOf(productFolder());
}

/** Puts a practice migration into the state of the product under test. */
export function newMigration(): Promise<Migration> {
  pointToProduct();
  const { name, kind } = plan;
  return insertMigration(stateClient, { name, kind, settings: settingsOf(plan), createdBy: 'Ana' });
}

/**
 * Walks it as far as its gates let it: the runs are queued here and executed by the product's own runner, which takes
 * seconds where clicking through the same steps takes a minute. The first walk stops at the exposure of the tables.
 */
export function walkMigration(migration: Migration, isResumed: boolean): Promise<Walk> {
  return walkPlan({ migration, plan, secrets: {}, by: 'Ana', isResumed });
}
