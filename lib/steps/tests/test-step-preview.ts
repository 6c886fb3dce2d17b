import { formatCommandLine } from '../../backend/command/parse-command-line';
import { say } from '../../i18n/message';
import type { TestRun } from '../../plan/evidence/test-run';
import { previewBasis } from '../../plan/preview-basis';
import type { Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { childEnvironment } from '../../platform/env';
import { chooseCommand } from './choose-command';
import type { TestInput } from './test-input';

/** What a test step will run, where and with which variables: a program of the operator's, so it is confirmed. */
export async function testStepPreview(
  ctx: StepContext,
  input: TestInput,
  kind: TestRun['kind'],
): Promise<Preview> {
  const { argv, folder, suggested } = await chooseCommand(ctx, input, kind);
  const command = formatCommandLine(argv);
  const isTyped = input.command !== '';
  return {
    basis: previewBasis({ argv, folder }),
    actions: [
      {
        summary: say('testing.tests.preview.command', { folder, minutes: input.minutes }),
        detail: command,
        detailKind: 'command',
        hazards: ['RUNS_COMMAND'],
      },
      {
        summary: say('testing.tests.preview.environment'),
        detail: Object.keys(childEnvironment()).sort().join('\n'),
        detailKind: 'text',
      },
    ],
    notes:
      isTyped && suggested && suggested !== input.command
        ? [{ verdict: 'warn', message: say('testing.tests.preview.other', { suggested }) }]
        : [],
  };
}
