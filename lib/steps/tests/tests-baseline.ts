import { testsBaselineEvidence } from '../../plan/evidence/test-run';
import { defineStep } from '../../plan/step';
import { runTestsInStep } from './run-tests-in-step';
import { BASELINE_TEST_CRITERIA } from './test-criteria';
import { TEST_FIELDS, TestInput } from './test-input';
import { testStepPreview } from './test-step-preview';

/** Runs the unit tests before anything changes, so that a later failure can be told from an old one. */
export const testsBaseline = defineStep({
  id: 'tests.baseline',
  writes: [{ place: 'machine', by: 'nobody' }],
  input: TestInput,
  evidence: testsBaselineEvidence,
  fields: TEST_FIELDS.filter(({ name }) => name === 'command' || name === 'minutes'),
  needs: [],
  preview: (ctx, input) => testStepPreview(ctx, input, 'baseline'),
  run: (ctx, input) => runTestsInStep(ctx, input, 'baseline'),
  criteria: BASELINE_TEST_CRITERIA,
});
