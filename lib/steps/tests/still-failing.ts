import type { TestReport } from '../../backend/command/test-report';
import { type TestRun, testsIntegrationEvidence, testsUnitEvidence } from '../../plan/evidence/test-run';
import type { StepContext } from '../../plan/step-context';

const TOKENS = { unit: testsUnitEvidence, integration: testsIntegrationEvidence } as const;

interface Narrowed extends Pick<TestRun, 'kind' | 'only' | 'command'> {
  readonly report: TestReport | null;
}

/**
 * Tests that failed in the last run of the step, passed or red, and that this one, of one test or by another command, did not
 * try: naming fewer must not silence them. A test that is gone from the same command is gone.
 */
export async function stillFailing(ctx: StepContext, run: Narrowed): Promise<string[]> {
  if (run.kind === 'baseline') return [];
  const token = TOKENS[run.kind];
  const last = token.read((await ctx.standingRuns(token.stepId)).at(-1)?.evidence);
  if (!last || (run.only === null && last.only === null && run.command === last.command)) return [];
  const failed = (last.report?.tests ?? []).filter(({ outcome }) => outcome === 'failed');
  const red = [...failed.map(({ name }) => name), ...(last.stillFailing ?? [])];
  const tried = new Set(
    (run.report?.tests ?? []).filter(({ outcome }) => outcome !== 'skipped').map(({ name }) => name),
  );
  // A runner that names failures only tried what it does not name, where everything was run.
  const isWhole = run.only === null && run.report?.names === 'failed';
  return isWhole ? [] : [...new Set(red)].filter((name) => !tried.has(name));
}
