import { z } from 'zod';
import { VERIFY_CRITERIA } from '../../schema/verify-criteria';
import type { SchemaVerifyEvidence as Evidence } from '../../schema/verify-evidence';
import { verifySchema } from '../../schema/verify-schema';
import { defineStep } from '../step';

export type SchemaVerifyEvidence = Evidence;

const VerifyInput = z.object({});

/** Compares the target with what the file builds and with the live source, and proves the triggers by doing. */
export const schemaVerify = defineStep<z.infer<typeof VerifyInput>, Evidence>({
  id: 'schema.verify',
  input: VerifyInput,
  needs: ['schema.preview', 'schema.deploy'],
  run: verifySchema,
  criteria: VERIFY_CRITERIA,
});
