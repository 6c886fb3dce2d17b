import { chmodSync, cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import type { TestRun } from '../../plan/evidence/test-run';
import { testsBaselineEvidence } from '../../plan/evidence/test-run';
import type { Step } from '../../plan/step';
import { createTestContext } from '../testing/test-context';
import type { TestInput } from './test-input';
import { testsBaseline } from './tests-baseline';
import { testsIntegration } from './tests-integration';
import { testsUnit } from './tests-unit';

/** A small backend whose unit tests are really run by Node's own runner. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-tests-'));
  writeFileSync(join(folder, 'Makefile'), 'test-unit:\n\tnode --test --test-reporter=tap unit.test.mjs\n');
  writeTests({ adds: true, rounds: true, wrong: false });
});

function writeTests(tests: Record<string, boolean>): void {
  const lines = Object.entries(tests).map(
    ([name, ok]) => `test('${name}', () => { if (!${ok}) throw new Error('x'); });`,
  );
  writeFileSync(join(folder, 'unit.test.mjs'), `import { test } from 'node:test';\n${lines.join('\n')}\n`);
}

const context = () => createTestContext({ settings: { workspace: folder } });
const verdicts = (step: Step<TestInput, TestRun>, run: TestRun) =>
  step.criteria.map(({ id, judge }) => `${id} ${judge(run).verdict}`);

async function baseline(): Promise<TestRun> {
  return await testsBaseline.run(context(), testsBaseline.input.parse({}));
}
async function unit(before: TestRun, given: object = {}): Promise<TestRun> {
  const ctx = context();
  ctx.keep(testsBaselineEvidence, before);
  return await testsUnit.run(ctx, testsUnit.input.parse(given));
}

describe('tests', () => {
  it('previews what the folder offers, as a hazard to accept', async () => {
    const preview = await testsBaseline.preview?.(context(), testsBaseline.input.parse({}));
    expect(preview?.actions[0]).toMatchObject({ detail: 'make test-unit', hazards: ['RUNS_COMMAND'] });
    expect(preview?.actions[1]?.detail).toContain('PATH');
    expect(preview?.actions[1]?.detail).not.toContain('MUDANZA');
  });

  it('counts the baseline, with its old failures, and keeps the output', async () => {
    const run = await baseline();
    expect(run.report).toMatchObject({ runner: 'node:test', counts: { passed: 2, failed: 1, skipped: 0 } });
    expect(verdicts(testsBaseline, run)).toEqual(['tests.counted warn']);
  });

  it('passes when what passed before passes again, by name', async () => {
    const before = await baseline();
    const run = await unit(before);
    expect(verdicts(testsUnit, run)).toEqual([
      'tests.stillPass pass',
      'tests.nothingNew pass',
      'tests.exit pass',
    ]);
  });

  it('fails when one of them broke, though another was mended', async () => {
    const before = await baseline();
    writeTests({ adds: false, rounds: true, wrong: true });
    const run = await unit(before);
    expect(run.comparison).toMatchObject({ newlyFailing: ['adds'], newlyPassing: ['wrong'], missing: [] });
    expect(verdicts(testsUnit, run)[0]).toBe('tests.stillPass fail');
    expect(verdicts(testsUnit, run)[1]).toBe('tests.nothingNew warn');
  });

  it('takes a lower share only with a reason', async () => {
    const before = await baseline();
    writeTests({ adds: false, rounds: true, wrong: false });
    expect(testsUnit.input.safeParse({ needed: 50 }).success).toBe(false);
    const run = await unit(before, { needed: 50, neededBecause: 'adds is known to be flaky' });
    expect(verdicts(testsUnit, run)[0]).toBe('tests.stillPass pass');
    expect(run.neededBecause).toBe('adds is known to be flaky');
  });

  it('judges integration tests by their share', async () => {
    const tests = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`t${i}`, i > 0]));
    writeTests(tests);
    const ctx = context();
    const input = testsIntegration.input.parse({ command: 'make test-unit' });
    const run = await testsIntegration.run(ctx, input);
    expect(verdicts(testsIntegration, run)).toEqual(['tests.share pass', 'tests.exit pass']);
    writeTests({ ...tests, t1: false });
    const worse = await testsIntegration.run(ctx, input);
    const outcome = testsIntegration.criteria[0]?.judge(worse);
    expect(outcome?.verdict).toBe('fail');
    expect(outcome && translate('en', outcome.message)).toBe(
      'Only 8 of 10 tests pass (80 %; 90 % are needed).',
    );
  });

  it('does not call an exit code of 0 agreement when tests failed', async () => {
    writeFileSync(join(folder, 'Makefile'), 'test-unit:\n\t-node --test --test-reporter=tap unit.test.mjs\n');
    const run = await unit(await baseline());
    expect(run).toMatchObject({ exitCode: 0, report: { counts: { failed: 1 } } });
    expect(verdicts(testsUnit, run)[2]).toBe('tests.exit warn');
  });

  it('runs one test again, verbosely, and does not call that a pass', async () => {
    const before = await baseline();
    const run = await unit(before, { only: 'wrong' });
    expect(run.command).toContain('--test-name-pattern');
    expect(run.report?.counts).toMatchObject({ failed: 1 });
    expect(verdicts(testsUnit, run)[0]).toBe('tests.stillPass warn');
  });

  it('says that it knows only the exit code where it understands nothing', async () => {
    const script = join(folder, 'check');
    writeFileSync(script, '#!/bin/sh\necho all fine\n');
    chmodSync(script, 0o755);
    const run = await testsIntegration.run(context(), testsIntegration.input.parse({ command: './check' }));
    const outcome = testsIntegration.criteria[0]?.judge(run);
    expect(outcome?.verdict).toBe('pass');
    expect(outcome && translate('es', outcome.message)).toContain('Código de salida 0');
    expect(verdicts(testsIntegration, run)[1]).toBe('tests.exit unchecked');
  });

  it('names what is missing: the folder, the command, a shell', async () => {
    const bare = createTestContext();
    await expect(testsUnit.run(bare, testsUnit.input.parse({}))).rejects.toMatchObject({ code: 'MUD-503' });
    await expect(testsIntegration.run(context(), testsIntegration.input.parse({}))).rejects.toMatchObject({
      code: 'MUD-504',
    });
    await expect(
      testsUnit.run(context(), testsUnit.input.parse({ command: 'make a && make b' })),
    ).rejects.toMatchObject({ code: 'MUD-500' });
  });

  it('reads the practice backend’s own tests', async () => {
    cpSync('lib/servers/practice/backend/template', folder, { recursive: true });
    const run = await testsBaseline.run(context(), testsBaseline.input.parse({}));
    expect(run.report).toMatchObject({ runner: 'node:test', names: 'all' });
    expect(run.report?.counts.failed).toBe(0);
    expect(run.report?.counts.passed).toBeGreaterThan(0);
  });
});
