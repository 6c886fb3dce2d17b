import { z } from 'zod';
import { MessageSchema } from '../../i18n/message-schema';
import { ObjectKind } from '../../postgres/catalog/catalog-object';
import { Difference } from '../../postgres/compare/difference';
import { StatementTime } from '../../postgres/deploy/deploy-statement';
import { Opening } from '../../postgres/deploy/read-openings';
import { defineEvidence } from '../define-evidence';
import { Hazard } from '../step';
import { ArtifactRef } from '../step-context';
/** A change that was made to the operator's file, as it is shown and reported. */
export const Rewrite = z.object({
  rule: z.string(),
  line: z.number(),
  before: z.string(),
  /** Null when the statement was left out. */
  after: z.string().nullable(),
  reason: MessageSchema,
});

export type Rewrite = z.infer<typeof Rewrite>;

/** One remark on a schema file. */
export const Finding = z.object({
  rule: z.string(),
  level: z.enum(['warn', 'note']),
  line: z.number(),
  /** What it is about, as the file names it: `public.users.created_at`. */
  object: z.string(),
  message: MessageSchema,
});

export type Finding = z.infer<typeof Finding>;

export const ObjectName = z.object({
  kind: ObjectKind,
  name: z.string(),
});

export type ObjectName = z.infer<typeof ObjectName>;

export const SCHEMA_ORIGINS = ['default', 'pasted', 'file', 'workspace', 'source'] as const;

export const StatementSummary = z.object({
  line: z.number(),
  label: z.string(),
  hazards: z.array(Hazard).readonly(),
  isTransactional: z.boolean(),
});

export type StatementSummary = z.infer<typeof StatementSummary>;

/** A list that may be long: its beginning and how many there are. */
const listed = <T extends z.ZodType>(entry: T) =>
  z.object({ count: z.number(), first: z.array(entry).readonly() });

export interface Listed<T> {
  readonly count: number;
  readonly first: readonly T[];
}

export const SchemaPreviewEvidence = z.object({
  origin: z.enum(SCHEMA_ORIGINS),
  /** The schema as it will be deployed, after the rewrites. */
  file: ArtifactRef,
  /** The operator’s own text, before the rewrites. */
  original: ArtifactRef,
  /** The statements of `file` one by one, with their lines in the original, as gzipped JSON. */
  statementsFile: ArtifactRef,
  statements: listed(StatementSummary),
  schemas: z.array(z.string()).readonly(),
  hazards: z.array(Hazard).readonly(),
  rewrites: listed(Rewrite),
  findings: listed(Finding),
  /** How many of the findings are warnings. */
  warnings: z.number(),
  scratch: z.object({
    isBuilt: z.boolean(),
    ms: z.number(),
    major: z.number(),
    /** What the server said when an extension is missing in the scratch server. */
    reason: z.string().nullable(),
  }),
  /** What the schema builds, as gzipped JSON; null when the scratch server could not build it. */
  catalog: ArtifactRef.nullable(),
  target: z.object({
    major: z.number(),
    role: z.string(),
    through: z.enum(['session', 'pooler']),
  }),
  dryRun: z.object({
    isDone: z.boolean(),
    ms: z.number(),
    slowest: z.array(StatementTime).readonly(),
    /** Statements that a rolled-back transaction cannot try. */
    untried: z.number(),
  }),
  /** What the deploy will change or remove and no undo gives back, by name; known from the dry run. */
  lost: z.array(z.string()).readonly().default([]),
  /** What the dry run opened to everybody or to the public key, whichever statement did it. */
  opened: z.array(Opening).readonly().default([]),
  isAlreadyThere: z.boolean(),
  toCreate: listed(ObjectName),
  alreadyThere: z.number(),
  clashes: listed(Difference),
  /** The schema for Supabase’s SQL editor, when it is short enough to be copied; the file has it in any case. */
  copyable: z.string().nullable(),
});

export type SchemaPreviewEvidence = z.infer<typeof SchemaPreviewEvidence>;

export const schemaPreviewEvidence = defineEvidence('schema.preview', SchemaPreviewEvidence);
