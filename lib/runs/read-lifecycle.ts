import { z } from 'zod';
import type { MessageKey } from '../i18n/message';
import type { CriterionOutcome, Lifecycle } from '../plan/run-event';
import { RUN_STATUSES } from '../plan/status';
import { HAZARDS } from '../plan/step';

const Params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const Sentence = z.object({
  key: z.custom<MessageKey>((value) => typeof value === 'string'),
  params: Params.optional().catch(undefined),
});
const Verdict = z.enum(['pass', 'warn', 'fail', 'unchecked']);

const Outcome = z.object({ id: z.string(), verdict: Verdict, message: Sentence });
const Action = z.object({
  summary: Sentence,
  detail: z.string().optional(),
  detailKind: z.enum(['sql', 'diff', 'command', 'text']).optional(),
  hazards: z.array(z.enum(HAZARDS)).optional(),
});
const PreviewData = z.object({
  basis: z.string(),
  actions: z.array(Action),
  notes: z.array(z.object({ verdict: Verdict, message: Sentence })).optional(),
  isRefused: z.boolean().optional(),
});

/** Outcomes that can be read; the others are left out, the status of their run says what they added up to. */
const Outcomes = z
  .array(z.unknown())
  .catch([])
  .transform((entries) =>
    entries.flatMap((entry): CriterionOutcome[] => {
      const { data } = Outcome.safeParse(entry);
      return data ? [data] : [];
    }),
  );

const RunError = z.object({
  code: z.string(),
  params: Params.catch({}),
  original: z.string().optional().catch(undefined),
  sqlState: z.string().optional().catch(undefined),
});

const Data = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), runner: z.string().catch('') }),
  z.object({ kind: z.literal('cancelling'), by: z.string().catch('') }),
  z.object({ kind: z.literal('preview'), preview: PreviewData }),
  z.object({ kind: z.literal('ahead'), evidence: z.unknown() }),
  z.object({ kind: z.literal('evidence'), evidence: z.unknown(), outcomes: Outcomes }),
  z.object({ kind: z.literal('failed'), error: RunError }),
  // A run that ended in a way this version does not know has ended all the same, and nothing says that it passed.
  z.object({ kind: z.literal('ended'), status: z.enum(RUN_STATUSES).catch('failed') }),
]);

/**
 * What a lifecycle event says, or null where it cannot be read: another version, or damage, may have written it. The
 * evidence in it is handed on as it is.
 */
export function readLifecycle(data: unknown): Lifecycle | null {
  return Data.safeParse(data).data ?? null;
}
