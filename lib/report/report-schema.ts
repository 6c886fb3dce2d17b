import { z } from 'zod';
import type { MessageKey } from '../i18n/message';
import { PHASE_IDS, phaseOfNumber } from '../plan/outline';
import { BOARD_IDS, RISK_IDS } from '../plan/report-ids';
import { STEP_STATES } from '../plan/status';
import { STEP_IDS } from '../plan/step-id';
import { WatchRecord } from '../runs/watch/watch-record';
import { Cost } from './cost/cost-schema';
import {
  ExposureSection,
  LatencySection,
  PlaceSection,
  SchemaSection,
  TestSection,
} from './evidence/section-schemas';

/** A sentence as dictionary key and parameters, so that each reader gets their own language. */
export const Sentence = z.object({
  key: z.custom<MessageKey>((value) => typeof value === 'string'),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

const Instant = z.iso.datetime();
const StepName = z.enum(STEP_IDS);
/** Reports that were shared by an older version number their phases. */
const PhaseName = z.preprocess(
  (stored) => (typeof stored === 'string' ? (phaseOfNumber(stored) ?? stored) : stored),
  z.enum(PHASE_IDS),
);
const VerdictName = z.enum(['pass', 'warn', 'fail', 'unchecked']);

export const WaiverEntry = z.object({
  step: StepName,
  criterion: z.string(),
  name: z.string(),
  reason: z.string(),
  by: z.string(),
  at: Instant,
});

const CriterionEntry = z.object({
  id: z.string(),
  verdict: VerdictName,
  message: Sentence,
  waiver: WaiverEntry.nullable(),
});

const StepEntry = z.object({
  id: StepName,
  number: z.string(),
  state: z.enum(STEP_STATES),
  isOptional: z.boolean(),
  estimateMinutes: z.number(),
  /** ms of every run of the step, failed ones included. */
  workMs: z.number(),
  attempts: z.number().int(),
  /** The run that counts. */
  run: z.uuid().nullable(),
  by: z.string().nullable(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  staleBecause: z.array(StepName),
  /** Files that are no longer as the step left them; absent in reports shared before they were looked at. */
  strayed: z.array(z.string()).optional(),
  skip: z.object({ reason: z.string(), by: z.string() }).nullable(),
  error: z.object({ code: z.string(), original: z.string().nullable() }).nullable(),
  criteria: z.array(CriterionEntry),
});
export type StepEntry = z.infer<typeof StepEntry>;

const SignOffEntry = z.object({
  phase: PhaseName,
  name: z.string(),
  note: z.string(),
  by: z.string(),
  at: Instant,
  /** False when something in the phase changed after the signature. */
  isCurrent: z.boolean(),
});

const PhaseEntry = z.object({
  id: PhaseName,
  estimateMinutes: z.number(),
  workMs: z.number(),
  /** From the first start to the last end, pauses included; null when nothing ran. */
  elapsedMs: z.number().nullable(),
  steps: z.array(StepEntry),
});

export const BOARD_STATES = ['pass', 'warn', 'fail', 'waived', 'open', 'skipped'] as const;
const BoardEntry = z.object({
  id: z.enum(BOARD_IDS),
  group: z.enum(['technical', 'quality', 'business']),
  state: z.enum(BOARD_STATES),
  message: Sentence,
  step: StepName.nullable(),
  /** Set when a person said so, because no machine can. */
  statement: z.object({ name: z.string(), note: z.string(), at: Instant }).nullable(),
});
export type BoardEntry = z.infer<typeof BoardEntry>;

const RiskEntry = z.object({
  id: z.enum(RISK_IDS),
  likelihood: z.enum(['high', 'medium', 'low']),
  impact: z.enum(['high', 'medium', 'low']),
  state: z.enum(['settled', 'watch', 'happened', 'open']),
  step: StepName,
  message: Sentence,
});
export type RiskEntry = z.infer<typeof RiskEntry>;

const IssueEntry = z.object({
  /** Null for a failed run nobody has described yet. */
  number: z.number().int().nullable(),
  title: z.string().nullable(),
  /** Used while there is no title. */
  message: Sentence.nullable(),
  description: z.string(),
  status: z.enum(['OPEN', 'MITIGATED', 'RESOLVED']),
  how: z.string(),
  step: StepName.nullable(),
  run: z.uuid().nullable(),
  at: Instant,
});
export type IssueEntry = z.infer<typeof IssueEntry>;

const NoteEntry = z.object({
  /** Name of the suggestion it came from, or null when a person wrote it. */
  suggestion: z.string().nullable(),
  text: z.string().nullable(),
  message: Sentence.nullable(),
  by: z.string().nullable(),
});
export type NoteEntry = z.infer<typeof NoteEntry>;

const ArtifactEntry = z.object({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  step: StepName.nullable(),
  /** Which attempt of the step made it; null where no run did, and in reports that are older than this. */
  attempt: z.number().int().nullable().default(null),
  /** True where that attempt was undone or rolled back: the file tells what is no longer so. */
  isTakenBack: z.boolean().default(false),
  at: Instant,
});

const RecheckEntry = z.object({
  at: Instant,
  by: z.string(),
  isDone: z.boolean(),
  leftOut: z.array(StepName),
  checks: z.array(
    z.object({
      step: StepName,
      state: z.enum(['same', 'drifted', 'failed', 'running']),
      changes: z.array(
        z.object({
          criterion: z.string(),
          before: VerdictName.nullable(),
          after: VerdictName,
          message: Sentence,
        }),
      ),
      error: z.string().nullable(),
    }),
  ),
});
export type RecheckEntry = z.infer<typeof RecheckEntry>;

export const REPORT_VERDICTS = ['success', 'partial', 'failed'] as const;

/** Everything in the report but its own digest. */
export const ReportBody = z.object({
  schema: z.literal('mudanza.report/1'),
  madeAt: Instant,
  migration: z.object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(['practice', 'supabase']),
    createdBy: z.string(),
    createdAt: Instant,
  }),
  verdict: z.object({
    status: z.enum(REPORT_VERDICTS),
    /** The rule that gave it, and what it found. */
    rule: Sentence,
    reasons: z.array(Sentence),
    /** Set where everything was rolled back and nothing was written since: it is said before all else. */
    rolledBack: Sentence.nullable().optional(),
  }),
  /** What the source holds and the target lacks, object by object; absent in reports shared before it was kept. */
  losses: z
    .array(
      z.object({
        what: z.enum(['missing', 'different']),
        kind: z.string(),
        name: z.string(),
        /** Rows of a lost table; null where that says nothing. */
        rows: z.number().nullable(),
        /** Why it was accepted, and by whom; null where nobody accepted it. */
        reason: z.string().nullable(),
        by: z.string().nullable(),
        message: Sentence,
      }),
    )
    .optional(),
  duration: z.object({
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    elapsedMs: z.number(),
    workMs: z.number(),
    estimateMinutes: z.number(),
  }),
  source: PlaceSection.nullable(),
  target: PlaceSection.nullable(),
  phases: z.array(PhaseEntry),
  board: z.array(BoardEntry),
  risks: z.array(RiskEntry),
  latency: LatencySection.nullable(),
  schemaSummary: SchemaSection.nullable(),
  exposure: ExposureSection.nullable(),
  tests: z.array(TestSection),
  /** Record of the downtime watch; null where nobody watched, absent in reports shared before it was kept. */
  watch: WatchRecord.nullable().optional(),
  configuration: z.array(z.object({ file: z.string(), diff: z.string() })),
  cost: Cost,
  issues: z.array(IssueEntry),
  waivers: z.array(WaiverEntry),
  lessons: z.array(NoteEntry),
  recommendations: z.array(NoteEntry),
  rollback: z.object({
    isRehearsed: z.boolean(),
    /** Backup files and the artifacts they can be restored from. */
    files: z.array(z.string()),
    /** Until when the old database is to be kept; null while the last phase is not signed. */
    until: Instant.nullable(),
    /** The rule that gave it; null in reports that are older than the rule. */
    rule: Sentence.nullable().default(null),
  }),
  signOffs: z.array(SignOffEntry),
  rechecks: z.array(RecheckEntry),
  artifacts: z.array(ArtifactEntry),
});
export type ReportBody = z.infer<typeof ReportBody>;

/** The report: its body and the SHA-256 of the body's canonical JSON. */
export const Report = ReportBody.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export type Report = z.infer<typeof Report>;
