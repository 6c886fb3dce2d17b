import { VERIFY_CRITERIA } from '../../schema/verify-criteria';
import type { SchemaVerifyEvidence as Evidence } from '../../schema/verify-evidence';
import { VERIFY_FIELDS, VerifyInput } from '../../schema/verify-input';
import { verifySchema } from '../../schema/verify-schema';
import { defineStep } from '../step';

export type SchemaVerifyEvidence = Evidence;

/** Compares the target with what the file builds and with the live source, and proves the triggers by doing. */
export const schemaVerify = defineStep<VerifyInput, Evidence>({
  id: 'schema.verify',
  input: VerifyInput,
  fields: VERIFY_FIELDS,
  needs: ['schema.preview', 'schema.deploy'],
  run: verifySchema,
  criteria: VERIFY_CRITERIA,
});
