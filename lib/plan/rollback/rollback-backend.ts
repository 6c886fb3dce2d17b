import { z } from 'zod';
import { applyUndo, type Restored } from '../../backend/journal/apply-undo';
import { endState } from '../../backend/journal/end-state';
import type { Journal } from '../../backend/journal/journal';
import type { JournalEntry } from '../../backend/journal/journal-entry';
import { planUndo } from '../../backend/journal/plan-undo';
import { MudanzaError } from '../../errors/mudanza-error';
import { say } from '../../i18n/message';
import { CONFIRMED_BY, ConfirmedBy, criterion, type ManualEvidence } from '../backend/manual';
import { undoPreview } from '../backend/undo-files';
import { type Place, workspaceStep } from '../backend/workspace-step';
import type { Field } from '../field';
import { previewBasis } from '../preview-basis';
import { type Action, defineStep, type Preview } from '../step';
import { askHealth, type HealthAnswer } from './ask-health';
import { judgeFiles, judgeHealth, judgeTests, type TestsAgain } from './rollback-evidence';
import { baselineCommand, testsAgain } from './tests-again';

interface Evidence {
  readonly kind: 'done';
  readonly files: readonly Restored[];
  readonly health: HealthAnswer | null;
  /** Undefined when the operator did not ask for them. */
  readonly tests?: TestsAgain | null;
}
export type RollbackBackendEvidence = Evidence | ManualEvidence;

export const HealthUrl = z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default('');
export const HEALTH_FIELD: Field = {
  name: 'healthUrl',
  kind: 'text',
  label: 'backend.field.healthUrl',
  help: 'backend.field.healthUrlHelp',
  placeholder: 'http://localhost:8002/health/ready',
};

const Input = z.object({
  healthUrl: HealthUrl,
  withTests: z.coerce.boolean().default(false),
  confirmedBy: ConfirmedBy,
});
type Input = z.infer<typeof Input>;

export const MANUAL_ROLLBACK = `cp -p .env.backup.TIMESTAMP .env
cp -p docker-compose.yml.backup.TIMESTAMP docker-compose.yml
docker compose up -d
`;
const instructions = () => [{ summary: say('backend.manual.rollback'), text: MANUAL_ROLLBACK }];

const isConfiguration = ({ step }: JournalEntry) => step.startsWith('backend.');

/** What is left to restore: nothing when a run that was killed had restored it all. Throws MUD-429. */
function filesToRestore(journal: Journal) {
  if (endState(journal, isConfiguration).length === 0) throw new MudanzaError('MUD-429');
  return planUndo(journal, isConfiguration);
}

async function preview({ ctx, journal }: Place, input: Input): Promise<Preview> {
  const restore = undoPreview(journal, filesToRestore(journal));
  const command = input.withTests ? await baselineCommand(ctx) : null;
  const after: Action[] = [
    ...(input.healthUrl ? [{ summary: say('backend.action.checkHealth', { url: input.healthUrl }) }] : []),
    ...(command
      ? [{ summary: say('backend.action.runTests', { command }), hazards: ['RUNS_COMMAND' as const] }]
      : []),
  ];
  return {
    basis: previewBasis({ input, restore: restore.basis }),
    actions: [...restore.actions, ...after],
    notes: [
      ...(restore.notes ?? []),
      ...(restore.actions.length === 0
        ? [{ verdict: 'pass' as const, message: say('backend.note.backAlready') }]
        : []),
    ],
  };
}

async function run({ ctx, journal }: Place, input: Input): Promise<Evidence> {
  const restored = applyUndo(journal, filesToRestore(journal));
  for (const { path } of restored) ctx.log('info', say('backend.log.restored', { path }));
  const health = await askHealth(ctx, input.healthUrl);
  const tests = input.withTests ? { tests: await testsAgain(ctx) } : {};
  return { kind: 'done', files: endState(journal, isConfiguration), health, ...tests };
}

/** Scenarios "the backend cannot connect" and "tests fail": the configuration goes back byte for byte. */
export const rollbackBackend = defineStep<Input, RollbackBackendEvidence>({
  id: 'rollback.backend',
  input: Input,
  fields: [
    HEALTH_FIELD,
    { name: 'withTests', kind: 'checkbox', label: 'backend.field.withTests' },
    CONFIRMED_BY,
  ],
  needs: [],
  ...workspaceStep<Input, Evidence>({ byHand: instructions, preview, run }),
  criteria: [
    criterion<Evidence>('rollback.files', ({ files }) => judgeFiles(files)),
    criterion<Evidence>('rollback.health', ({ health }) => judgeHealth(health)),
    criterion<Evidence>('rollback.tests', ({ tests }) =>
      tests === undefined
        ? { verdict: 'unchecked', message: say('backend.criterion.rollbackTestsUnasked') }
        : judgeTests(tests),
    ),
  ],
});
