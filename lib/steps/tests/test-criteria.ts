import { say } from '../../i18n/message';
import type { TestRun } from '../../plan/evidence/test-run';
import type { Criterion, Outcome } from '../../plan/step';

const percent = (share: number) => Math.floor(share * 1000) / 10;

/** Outcomes that do not depend on what the tests said; null when there is something to count. */
function judgeEnd(run: TestRun): Outcome | null {
  if (run.endedBy !== 'itself')
    return { verdict: 'fail', message: say('testing.tests.criterion.cutOff', { by: run.endedBy }) };
  const [red, ...others] = run.stillFailing ?? [];
  if (red)
    return {
      verdict: 'fail',
      message: say('testing.tests.criterion.stillFailing', {
        count: others.length + 1,
        names: [red, ...others].slice(0, 5).join(', '),
      }),
    };
  if (run.only !== null)
    return { verdict: 'warn', message: say('testing.tests.criterion.onlyOne', { name: run.only }) };
  if (run.report) return null;
  if (run.signal)
    return { verdict: 'fail', message: say('testing.tests.criterion.signal', { signal: run.signal }) };
  const code = run.exitCode ?? -1;
  return code === 0
    ? { verdict: 'pass', message: say('testing.tests.criterion.exitOnly') }
    : { verdict: 'fail', message: say('testing.tests.criterion.exitFailed', { code }) };
}

function judgeCounted(run: TestRun): Outcome {
  const ended = judgeEnd(run);
  if (ended) return ended.verdict === 'fail' && !run.report ? { ...ended, verdict: 'warn' } : ended;
  const counts = run.report?.counts ?? { passed: 0, failed: 0, skipped: 0 };
  if (counts.passed + counts.failed === 0)
    return { verdict: 'warn', message: say('testing.tests.criterion.none') };
  return {
    verdict: counts.failed === 0 ? 'pass' : 'warn',
    message: say('testing.tests.criterion.counted', { ...counts }),
  };
}

function judgeUnit(run: TestRun): Outcome {
  const ended = judgeEnd(run);
  if (ended) return ended;
  const { comparison } = run;
  if (!comparison) return judgeShare(run);
  if (comparison.passedBefore === 0)
    return { verdict: 'unchecked', message: say('testing.tests.criterion.nonePassedBefore') };
  const share = comparison.stillPassing / comparison.passedBefore;
  const params = {
    still: comparison.stillPassing,
    before: comparison.passedBefore,
    percent: percent(share),
    needed: percent(run.needed),
  };
  return share >= run.needed
    ? { verdict: 'pass', message: say('testing.tests.criterion.still', params) }
    : { verdict: 'fail', message: say('testing.tests.criterion.fewer', params) };
}

function judgeShare(run: TestRun): Outcome {
  const ended = judgeEnd(run);
  if (ended) return ended;
  const { passed, failed, skipped } = run.report?.counts ?? { passed: 0, failed: 0, skipped: 0 };
  if (passed + failed === 0) return { verdict: 'fail', message: say('testing.tests.criterion.none') };
  const share = passed / (passed + failed);
  const counts = { passed, total: passed + failed, skipped };
  const params = { ...counts, percent: percent(share), needed: percent(run.needed) };
  if (share >= run.needed && skipped > passed + failed)
    return { verdict: 'warn', message: say('testing.tests.criterion.mostSkipped', params) };
  return share >= run.needed
    ? { verdict: 'pass', message: say('testing.tests.criterion.share', params) }
    : { verdict: 'fail', message: say('testing.tests.criterion.tooFew', params) };
}

/** A runner may count no failure and still fail, e.g. for too little coverage or a crash in its tear-down. */
function judgeExit(run: TestRun): Outcome {
  if (run.report === null || run.endedBy !== 'itself')
    return { verdict: 'unchecked', message: say('testing.tests.criterion.exitAlone') };
  const { failed } = run.report.counts;
  if (failed === 0 && run.exitCode !== 0)
    return { verdict: 'warn', message: say('testing.tests.criterion.oddExit', { code: run.exitCode ?? -1 }) };
  if (failed > 0 && run.exitCode === 0)
    return { verdict: 'warn', message: say('testing.tests.criterion.oddPass', { count: failed }) };
  return { verdict: 'pass', message: say('testing.tests.criterion.exit') };
}

function judgeNew(run: TestRun): Outcome {
  const { comparison } = run;
  if (!comparison) return { verdict: 'warn', message: say('testing.tests.criterion.noBaseline') };
  const { newlyFailing, newlyPassing, missing, newlySkipped } = comparison;
  const worse = [...newlyFailing, ...missing, ...newlySkipped];
  if (worse.length === 0)
    return {
      verdict: 'pass',
      message: say('testing.tests.criterion.nothingNew', { better: newlyPassing.length }),
    };
  const names = worse.slice(0, 5).join(', ');
  return {
    verdict: 'warn',
    message: say('testing.tests.criterion.worse', {
      failing: newlyFailing.length,
      missing: missing.length,
      skipped: newlySkipped.length,
      names,
    }),
  };
}

const exit = { id: 'tests.exit', judge: judgeExit } as const;

/** The baseline only has to be known; failures that were there before are said, not held against it. */
export const BASELINE_TEST_CRITERIA: readonly Criterion<TestRun, 'tests.baseline'>[] = [
  { id: 'tests.counted', judge: judgeCounted },
];

/** Of what passed before, the wanted share still passes, by name where names are known. */
export const UNIT_TEST_CRITERIA: readonly Criterion<TestRun, 'tests.unit'>[] = [
  { id: 'tests.stillPass', judge: judgeUnit },
  { id: 'tests.nothingNew', judge: judgeNew },
  exit,
];

/** The wanted share of all passes. */
export const INTEGRATION_TEST_CRITERIA: readonly Criterion<TestRun, 'tests.integration'>[] = [
  { id: 'tests.share', judge: judgeShare },
  exit,
];
