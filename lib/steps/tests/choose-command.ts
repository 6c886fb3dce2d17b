import { parseCommandLine } from '../../backend/command/parse-command-line';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import { openWorkspace } from '../../backend/files/workspace';
import {
  type TestRun,
  testsBaselineEvidence,
  testsIntegrationEvidence,
  testsUnitEvidence,
} from '../../plan/evidence/test-run';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { singleTest } from './single-test';
import type { TestInput } from './test-input';

export interface ChosenCommand {
  readonly argv: readonly [string, ...string[]];
  readonly folder: string;
  /** What the folder itself offers, for the preview. */
  readonly suggested: string | null;
}

/** The newest run of tests that says which runner is behind the command. */
async function knownRunner(ctx: StepContext): Promise<TestRun['report']> {
  for (const token of [testsIntegrationEvidence, testsUnitEvidence, testsBaselineEvidence]) {
    const report = (await ctx.evidenceOf(token))?.report;
    if (report) return report;
  }
  return null;
}

/**
 * The command that a test step will run: what the operator typed, else what the backend's folder offers, narrowed to
 * one test where one is named. Throws MUD-503 without a folder, MUD-504 without a command, MUD-500 for one that needs
 * a shell.
 */
export async function chooseCommand(
  ctx: StepContext,
  input: TestInput,
  kind: TestRun['kind'],
): Promise<ChosenCommand> {
  const { workspace } = ctx.migration.settings;
  if (!workspace) throw new MudanzaError('MUD-503');
  const { tests, root } = detectWorkspace(openWorkspace(workspace));
  const suggested = kind === 'integration' ? tests.integration : tests.unit;
  const text = input.command || suggested;
  if (!text) throw new MudanzaError('MUD-504');
  const argv = parseCommandLine(text);
  if (input.only === '') return { argv, folder: root, suggested };
  const runner = (await knownRunner(ctx))?.runner;
  const single = runner ? singleTest(argv, runner, input.only) : null;
  if (!single) throw new MudanzaError('MUD-505', { params: { name: input.only } });
  return { argv: single, folder: root, suggested };
}
