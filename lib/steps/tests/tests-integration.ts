import { testsIntegrationEvidence } from '../../plan/evidence/test-run';
import { defineStep } from '../../plan/step';
import { runTestsInStep } from './run-tests-in-step';
import { INTEGRATION_TEST_CRITERIA } from './test-criteria';
import { TEST_FIELDS, TestInput } from './test-input';
import { testStepPreview } from './test-step-preview';

/** Runs the integration tests with the backend's new environment, which it reads from its own files. */
export const testsIntegration = defineStep({
  id: 'tests.integration',
  writes: [{ place: 'machine', by: 'nobody' }],
  input: TestInput,
  evidence: testsIntegrationEvidence,
  fields: TEST_FIELDS.map((field) =>
    field.name === 'command' ? { ...field, placeholder: 'make test-integration' } : field,
  ),
  needs: [],
  looksAt: ['backend.env', 'backend.driver', 'backend.compose'],
  preview: (ctx, input) => testStepPreview(ctx, input, 'integration'),
  run: (ctx, input) => runTestsInStep(ctx, input, 'integration'),
  criteria: INTEGRATION_TEST_CRITERIA,
});
