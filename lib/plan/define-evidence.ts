import type { ZodType } from 'zod';
import type { StepId } from './step-id';

/** How rows of an older shape are read: what they looked like, and what they say in today's words. */
export interface EvidenceUpgrade<Evidence> {
  /** Says which change made the old shape, e.g. `before-foreign-urls`. */
  readonly name: string;
  /** Today's evidence from an old row, or null when the row is not of that shape. */
  readonly read: (stored: unknown) => Evidence | null;
}

/**
 * What a step leaves behind, under one name: the step makes it, everybody else (other steps, the report, screens,
 * exports, tests) reads it with the same token. Nobody describes somebody else's evidence a second time.
 */
export interface EvidenceToken<Evidence> {
  readonly stepId: StepId;
  readonly schema: ZodType<Evidence>;
  /** Stored evidence, parsed; null where it is of a shape that this version does not know. */
  readonly read: (stored: unknown) => Evidence | null;
}

/** The type of evidence behind a token. */
export type EvidenceOf<Token> = Token extends EvidenceToken<infer Evidence> ? Evidence : never;

/** Declares the evidence of a step. It stands beside the step, or in `lib/plan/evidence` when another room reads it. */
export function defineEvidence<Evidence>(
  stepId: StepId,
  schema: ZodType<Evidence>,
  upgrades: readonly EvidenceUpgrade<Evidence>[] = [],
): EvidenceToken<Evidence> {
  const read = (stored: unknown): Evidence | null => {
    const parsed = schema.safeParse(stored);
    if (parsed.success) return parsed.data;
    for (const upgrade of upgrades) {
      const upgraded = upgrade.read(stored);
      if (upgraded !== null) return upgraded;
    }
    return null;
  };
  return { stepId, schema, read };
}
