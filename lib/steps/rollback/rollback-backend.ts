import { z } from 'zod';
import { applyUndo, Restored } from '../../backend/journal/apply-undo';
import { endState } from '../../backend/journal/end-state';
import type { Journal } from '../../backend/journal/journal';
import type { JournalEntry } from '../../backend/journal/journal-entry';
import { planUndo } from '../../backend/journal/plan-undo';
import { say } from '../../i18n/message';
import { defineEvidence } from '../../plan/define-evidence';
import { ManualEvidence } from '../../plan/evidence/manual-evidence';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Preview } from '../../plan/step';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { standingCommits } from '../backend/commits-of';
import { CONFIRMED_BY, ConfirmedBy, criterion } from '../backend/manual';
import { logRestored, undoPreview } from '../backend/undo-files';
import { type Place, workspaceStep } from '../backend/workspace-step';
import {
  AFTER_INPUT,
  AfterRestore,
  HEALTH_FIELDS,
  previewAfter,
  RESTART_NOTE,
  runAfter,
} from './after-restore';
import { judgeFiles, judgeHealth, judgeTests } from './rollback-evidence';

const Evidence = AfterRestore.extend({
  kind: z.literal('done'),
  files: z.array(Restored).readonly(),
});
type Evidence = z.infer<typeof Evidence>;
export type RollbackBackendEvidence = Evidence | ManualEvidence;

const Input = z.object({
  ...AFTER_INPUT,
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

async function preview({ ctx, workspace, journal }: Place, input: Input): Promise<Preview> {
  const restore = undoPreview(journal, filesToRestore(journal));
  const after = await previewAfter(ctx, input);
  const commits = await standingCommits(ctx, workspace);
  const basis = previewBasis({ input, restore: restore.basis, after: after.basis });
  if (restore.isRefused) return { ...restore, basis };
  const isBack = restore.actions.length === 0;
  return {
    basis,
    actions: [...restore.actions, ...after.actions],
    notes: [
      isBack ? { verdict: 'pass', message: say('backend.note.backAlready') } : RESTART_NOTE,
      ...commits.map(({ hash }) => ({
        verdict: 'warn' as const,
        message: say('backend.note.commitStays', { hash: hash.slice(0, 10) }),
      })),
      ...after.notes,
    ],
  };
}

async function run({ ctx, journal }: Place, input: Input): Promise<Evidence> {
  logRestored(ctx, applyUndo(journal, filesToRestore(journal)));
  const after = await runAfter(ctx, input);
  return { kind: 'done', files: endState(journal, isConfiguration), ...after };
}

export const rollbackBackendEvidence = defineEvidence(
  'rollback.backend',
  z.union([Evidence, ManualEvidence]),
);

/** Scenarios "the backend cannot connect" and "tests fail": the configuration goes back byte for byte. */
export const rollbackBackend = defineStep({
  id: 'rollback.backend',
  input: Input,
  evidence: rollbackBackendEvidence,
  fields: [
    ...HEALTH_FIELDS,
    { name: 'withTests', kind: 'checkbox', label: 'backend.field.withTests' },
    CONFIRMED_BY,
  ],
  needs: [],
  ...workspaceStep<Input, Evidence>({ byHand: instructions, preview, run }),
  criteria: [
    criterion('rollback.files', ({ files }: Evidence) => judgeFiles(files)),
    criterion('rollback.health', ({ health }: Evidence) => judgeHealth(health)),
    criterion('rollback.tests', ({ tests }: Evidence) =>
      tests === undefined
        ? { verdict: 'unchecked', message: say('backend.criterion.rollbackTestsUnasked') }
        : judgeTests(tests),
    ),
  ],
});
