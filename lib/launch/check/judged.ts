import type { AnyStep, Verdict } from '../../plan/step';
import { redactData, redactText } from '../../platform/vault/redact-text';
import type { CheckCall } from './check-command';
import type { OneShotContext } from './with-context';

export interface JudgedCriterion {
  readonly id: string;
  readonly verdict: Verdict;
  readonly text: string;
}

export interface Judged {
  /** As the engine would keep it: without secrets, and nothing but JSON. */
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly criteria: readonly JudgedCriterion[];
}

function record(stored: unknown): Record<string, unknown> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? { ...stored } : {};
}

/** Runs a step as the engine does: parses the input, runs, keeps the evidence for later steps, judges it. */
export async function runJudged(
  call: CheckCall,
  ctx: OneShotContext,
  step: AnyStep,
  input: unknown,
): Promise<Judged> {
  const evidence = await step.run(ctx, step.input.parse(input));
  const stored: unknown = JSON.parse(JSON.stringify(evidence));
  ctx.evidence.set(step.id, stored);
  const secrets = [...call.secrets];
  const criteria = step.criteria.map(({ id, judge }) => {
    const { verdict, message } = judge(stored);
    return { id, verdict, text: redactText(call.t(message), secrets) };
  });
  return { evidence: record(redactData(stored, secrets)), criteria };
}

/** One line a criterion, for people. */
export function criteriaLines({ t }: CheckCall, criteria: readonly JudgedCriterion[]): string[] {
  return criteria.map(({ verdict, text }) => `  ${t(`ui.verdict.${verdict}`)}: ${text}`);
}

/** 1 where a criterion does not hold. */
export const codeOfCriteria = (criteria: readonly JudgedCriterion[]): 0 | 1 =>
  criteria.some(({ verdict }) => verdict === 'fail') ? 1 : 0;
