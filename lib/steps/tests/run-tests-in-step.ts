import { compareResults } from '../../backend/command/compare-results';
import { formatCommandLine } from '../../backend/command/parse-command-line';
import { readResults } from '../../backend/command/read-results';
import { type CommandResult, runCommand } from '../../backend/command/run-command';
import type { TestReport } from '../../backend/command/test-report';
import { say } from '../../i18n/message';
import { type TestRun, testsBaselineEvidence } from '../../plan/evidence/test-run';
import type { StepContext } from '../../plan/step-context';
import { childEnvironment } from '../../platform/env';
import { withoutColours } from '../../platform/log/visible-text';
import { chooseCommand } from './choose-command';
import { stillFailing } from './still-failing';
import type { TestInput } from './test-input';

/** More names than this would make the evidence heavy; the counts stay exact. */
const MAX_NAMES = 10_000;

function bounded(report: TestReport | null): TestReport | null {
  if (!report || report.tests.length <= MAX_NAMES) return report;
  const failed = report.tests.filter(({ outcome }) => outcome === 'failed').slice(0, MAX_NAMES);
  return { ...report, tests: failed, names: 'failed' };
}

function sayEnd(ctx: StepContext, result: CommandResult, report: TestReport | null): void {
  const { endedBy, exitCode, signal } = result;
  if (endedBy !== 'itself') ctx.log('warn', say('testing.tests.log.cutOff', { by: endedBy }));
  else if (signal) ctx.log('error', say('testing.tests.log.signal', { signal }));
  else ctx.log(exitCode === 0 ? 'info' : 'warn', say('testing.tests.log.exit', { code: exitCode ?? -1 }));
  if (report) ctx.log('info', say('testing.tests.log.counted', { runner: report.runner, ...report.counts }));
  else ctx.log('warn', say('testing.tests.log.notUnderstood'));
  if (result.isCutLive) ctx.log('warn', say('testing.tests.log.cutOutput', { lines: result.droppedLines }));
}

function neededShare(ctx: StepContext, input: TestInput, kind: TestRun['kind']): number {
  if (input.needed !== '') return input.needed / 100;
  const { unitPassShare, integrationPassShare } = ctx.migration.settings;
  return kind === 'integration' ? integrationPassShare : unitPassShare;
}

/** Runs the tests of a step: output live, the whole of it as an artifact, the results read and compared. */
export async function runTestsInStep(
  ctx: StepContext,
  input: TestInput,
  kind: TestRun['kind'],
): Promise<TestRun> {
  const { argv, folder } = await chooseCommand(ctx, input, kind);
  const command = formatCommandLine(argv);
  ctx.log('info', say('testing.tests.log.start', { command }));
  const since = Date.now();
  const result = await runCommand({
    argv,
    folder,
    environment: childEnvironment(),
    timeLimitMs: input.minutes * 60_000,
    signal: ctx.signal,
    onLine: (stream, line) => ctx.output(stream, line),
  });
  const output = await ctx.artifact(`${kind}-tests.txt`, 'text/plain', withoutColours(result.output));
  const report = bounded(readResults(result.output, folder, since));
  sayEnd(ctx, result, report);
  const before = kind === 'unit' ? ((await ctx.evidenceOf(testsBaselineEvidence))?.report ?? null) : null;
  const only = input.only === '' ? null : input.only;
  return {
    stillFailing: await stillFailing(ctx, { kind, only, command, report }),
    kind,
    command,
    folder,
    only,
    exitCode: result.exitCode,
    signal: result.signal,
    endedBy: result.endedBy,
    ms: result.ms,
    report,
    comparison: report && before ? compareResults(before, report) : null,
    needed: neededShare(ctx, input, kind),
    neededBecause: input.neededBecause || null,
    outputId: output.id,
    droppedLines: result.droppedLines,
  };
}
