import { SchemaInput } from '../../schema/load-schema';
import { PREVIEW_CRITERIA } from '../../schema/preview-criteria';
import type { SchemaPreviewEvidence as Evidence } from '../../schema/preview-evidence';
import { previewSchema } from '../../schema/preview-schema';
import { SCHEMA_FIELDS } from '../../schema/schema-fields';
import { defineStep } from '../step';

export type SchemaPreviewEvidence = Evidence;

/** Reads, rewrites, lints and builds the schema, and tries it on the target in a transaction that is rolled back. */
export const schemaPreview = defineStep<SchemaInput, Evidence>({
  id: 'schema.preview',
  input: SchemaInput,
  fields: SCHEMA_FIELDS,
  needs: [],
  run: previewSchema,
  criteria: PREVIEW_CRITERIA,
});
