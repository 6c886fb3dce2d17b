import '../../registry';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Step, Verdict } from '../../../plan/step';
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

/** Runs a step as the engine does: parses the input, runs, reads what was stored, judges; gives the verdict of each criterion. */
export async function runStep<Input, Evidence>(
  step: Step<Input, Evidence>,
  ctx: StepContext,
  input: unknown = {},
) {
  const made: unknown = JSON.parse(JSON.stringify(await step.run(ctx, step.input.parse(input))));
  const evidence = step.evidence.schema.parse(made);
  const verdicts: Record<string, Verdict> = {};
  const texts: Record<string, string> = {};
  for (const { id, judge } of step.criteria) {
    const { verdict, message } = judge(evidence);
    verdicts[id] = verdict;
    texts[id] = JSON.stringify(message);
  }
  return { evidence, verdicts, texts };
}
