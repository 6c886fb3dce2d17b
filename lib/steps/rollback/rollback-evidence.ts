import { z } from 'zod';
import type { Restored } from '../../backend/journal/apply-undo';
import { say } from '../../i18n/message';
import { TestRun } from '../../plan/evidence/test-run';
import type { Outcome } from '../../plan/step';
import type { HealthAnswer } from './ask-health';

export const TestsAgain = z.object({
  command: z.string(),
  isPassing: z.boolean(),
  reason: z.string(),
  /** The run itself, compared with the baseline by name; null when the command could not be run at all. */
  run: TestRun.nullable(),
});
export type TestsAgain = z.infer<typeof TestsAgain>;

/** Paths that are not, by content and permissions, what they were before the migration. */
export function inexact(files: readonly Restored[]): string[] {
  return files
    .filter(({ now, before }) => now?.sha256 !== before?.sha256 || now?.mode !== before?.mode)
    .map(({ path }) => path);
}

export function judgeFiles(files: readonly Restored[]): Outcome {
  const wrong = inexact(files);
  return wrong.length === 0
    ? { verdict: 'pass', message: say('backend.criterion.rollbackExact', { count: files.length }) }
    : { verdict: 'fail', message: say('backend.criterion.rollbackInexact', { files: wrong.join(', ') }) };
}

/** Undefined: the operator did not want it asked. Null: no address was known. */
export function judgeHealth(health: HealthAnswer | null | undefined): Outcome {
  if (health === undefined)
    return { verdict: 'unchecked', message: say('backend.criterion.rollbackHealthUnasked') };
  if (!health) return { verdict: 'warn', message: say('backend.criterion.rollbackNoHealth') };
  const { url, reason } = health;
  if (health.isWell) return { verdict: 'pass', message: say('backend.criterion.rollbackHealthy', { url }) };
  return health.from === 'folder'
    ? { verdict: 'warn', message: say('backend.criterion.rollbackNobody', { url, reason }) }
    : { verdict: 'fail', message: say('backend.criterion.rollbackUnwell', { url, reason }) };
}

export function judgeTests(tests: TestsAgain | null): Outcome {
  if (!tests) return { verdict: 'warn', message: say('backend.criterion.rollbackTestsSkipped') };
  return tests.isPassing
    ? {
        verdict: 'pass',
        message: say('backend.criterion.rollbackTests', {
          count: tests.run?.comparison?.stillPassing ?? tests.run?.report?.counts.passed ?? 0,
        }),
      }
    : { verdict: 'fail', message: say('backend.criterion.rollbackTestsFail', { reason: tests.reason }) };
}
