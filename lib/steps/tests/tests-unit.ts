import { testsUnitEvidence } from '../../plan/evidence/test-run';
import { defineStep } from '../../plan/step';
import { runTestsInStep } from './run-tests-in-step';
import { UNIT_TEST_CRITERIA } from './test-criteria';
import { TEST_FIELDS, TestInput } from './test-input';
import { testStepPreview } from './test-step-preview';

/** Runs the unit tests again: what passed before the migration has to pass after it, test by test. */
export const testsUnit = defineStep({
  id: 'tests.unit',
  writes: [{ place: 'machine', by: 'nobody' }],
  input: TestInput,
  evidence: testsUnitEvidence,
  fields: TEST_FIELDS,
  needs: [],
  looksAt: ['tests.baseline', 'backend.env', 'backend.driver', 'backend.compose'],
  preview: (ctx, input) => testStepPreview(ctx, input, 'unit'),
  run: (ctx, input) => runTestsInStep(ctx, input, 'unit'),
  criteria: UNIT_TEST_CRITERIA,
});
