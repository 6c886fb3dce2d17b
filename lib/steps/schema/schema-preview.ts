import type { SchemaPreviewEvidence as Evidence } from '../../plan/evidence/schema-preview-evidence';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import { defineStep } from '../../plan/step';
import { SchemaInput } from './load-schema';
import { PREVIEW_CRITERIA } from './preview-criteria';
import { previewSchema } from './preview-schema';
import { SCHEMA_FIELDS } from './schema-fields';

export type SchemaPreviewEvidence = Evidence;

/** Reads, rewrites, lints and builds the schema, and tries it on the target in a transaction that is rolled back. */
export const schemaPreview = defineStep({
  id: 'schema.preview',
  input: SchemaInput,
  evidence: schemaPreviewEvidence,
  fields: SCHEMA_FIELDS,
  needs: [],
  sides: { source: 'mayRead', target: 'tries' },
  run: (ctx, input) => previewSchema(ctx, input),
  criteria: PREVIEW_CRITERIA,
});
