import '../lib/steps/registry';
import { expect } from '@playwright/test';
import { runStep } from '../lib/launch/headless/run-step';
import { type Walk, walkPlan } from '../lib/launch/headless/walk-plan';
import { HAZARDS } from '../lib/plan/step';
import type { StepId } from '../lib/plan/step-id';
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

/**
 * Runs steps that another journey clicks through, one after another, with the product's own runner; each has to pass. For
 * journeys that begin where these end.
 */
export async function passSteps(
  migrationId: string,
  stops: readonly (readonly [phase: string, step: StepId])[],
): Promise<void> {
  pointToProduct();
  for (const [, stepId] of stops) {
    const order = { migrationId, stepId, values: {}, acceptedHazards: [...HAZARDS], by: 'Ana' };
    const { error, outcomes } = await runStep(order);
    const failed = outcomes.filter(({ verdict }) => verdict === 'fail');
    expect({ stepId, error, failed }).toEqual({ stepId, error: null, failed: [] });
  }
}
