import '../../registry';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyStep, Verdict } from '../../../plan/step';
import type { StepContext } from '../../../plan/step-context';
import type { Credentials } from '../../../postgres/address/endpoint';
import { ensurePracticeBackend } from '../../../servers/practice/backend/practice-backend';

export interface BackendCopy {
  readonly folder: string;
  remove(): void;
}

/** A practice backend of its own for one test. */
export async function practiceCopy(source: Credentials): Promise<BackendCopy> {
  const parent = mkdtempSync(join(tmpdir(), 'mudanza-backend-'));
  const folder = join(parent, 'hotel-api');
  await ensurePracticeBackend(folder, source);
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** Runs a step as the engine does: parses the input, runs, judges; gives the verdict of each criterion. */
export async function runStep(step: AnyStep, ctx: StepContext, input: unknown = {}) {
  const evidence = await step.run(ctx, step.input.parse(input));
  const stored: unknown = JSON.parse(JSON.stringify(evidence));
  const verdicts: Record<string, Verdict> = {};
  const texts: Record<string, string> = {};
  for (const { id, judge } of step.criteria) {
    const { verdict, message } = judge(stored);
    verdicts[id] = verdict;
    texts[id] = JSON.stringify(message);
  }
  return { evidence: stored, verdicts, texts };
}
