import { z } from 'zod';
import { SourceTable } from '../../postgres/list-source-tables';
import { defineEvidence, type EvidenceOf } from '../define-evidence';
import { FoundSlot } from '../found-slots';
import { Climbed } from './climbed';

/** What the ladder saw of the source, and which tables are there. */
export const sourceConnectionEvidence = defineEvidence(
  'source.connection',
  Climbed.extend({
    /** Tables outside the system schemas, largest first. Row counts are the planner's estimate. */
    tables: z.array(SourceTable).readonly(),
    schemas: z.array(z.string()).readonly(),
    /** Slots of this product there that are of no following of this migration; null where they could not be asked for. */
    slots: z.array(FoundSlot).readonly().nullable().optional(),
  }),
);
export type SourceConnectionEvidence = EvidenceOf<typeof sourceConnectionEvidence>;
