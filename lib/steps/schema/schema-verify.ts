import type { SchemaVerifyEvidence as Evidence } from '../../plan/evidence/schema-verify-evidence';
import { schemaVerifyEvidence } from '../../plan/evidence/schema-verify-evidence';
import { defineStep } from '../../plan/step';
import { VERIFY_CRITERIA } from './verify-criteria';
import { VERIFY_FIELDS, VerifyInput } from './verify-input';
import { verifySchema } from './verify-schema';

export type SchemaVerifyEvidence = Evidence;

/** Compares the target with what the file builds and with the live source, and proves the triggers by doing. */
export const schemaVerify = defineStep({
  id: 'schema.verify',
  input: VerifyInput,
  evidence: schemaVerifyEvidence,
  fields: VERIFY_FIELDS,
  needs: ['schema.preview', 'schema.deploy'],
  recheck: (lastInput) => ({ ...lastInput }),
  sides: { source: 'reads', target: 'tries' },
  run: verifySchema,
  criteria: VERIFY_CRITERIA,
});
