import { z } from 'zod';
import { SourceTable } from '../../postgres/list-source-tables';
import { defineEvidence, type EvidenceOf } from '../define-evidence';
import { Climbed } from './climbed';

/** What the ladder saw of the source, and which tables are there. */
export const sourceConnectionEvidence = defineEvidence(
  'source.connection',
  Climbed.extend({
    /** Tables outside the system schemas, largest first. Row counts are the planner's estimate. */
    tables: z.array(SourceTable).readonly(),
    schemas: z.array(z.string()).readonly(),
  }),
);
export type SourceConnectionEvidence = EvidenceOf<typeof sourceConnectionEvidence>;
