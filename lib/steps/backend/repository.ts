import { z } from 'zod';
import { detectWorkspace, WorkspaceFacts } from '../../backend/detect/detect-workspace';
import { DRIVER_LABEL } from '../../backend/drivers/driver-id';
import { openWorkspace } from '../../backend/files/workspace';
import { GitState, gitState } from '../../backend/git/git-state';
import { say } from '../../i18n/message';
import { defineEvidence } from '../../plan/define-evidence';
import { ManualEvidence } from '../../plan/evidence/manual-evidence';
import { defineStep } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { CONFIRMED_BY, ConfirmedBy, criterion, manualEvidence } from './manual';

const Evidence = z.object({
  kind: z.literal('done'),
  workspace: WorkspaceFacts,
  git: GitState,
  /** Files that the migration may write. */
  planned: z.array(z.string()).readonly(),
  /** Those of them with uncommitted changes. */
  dirty: z.array(z.string()).readonly(),
});
type Evidence = z.infer<typeof Evidence>;
export type RepositoryEvidence = Evidence | ManualEvidence;

const Input = z.object({ workspace: z.string().trim().default(''), confirmedBy: ConfirmedBy });
type Input = z.infer<typeof Input>;

const COMMANDS = 'git status --short\ngit log --oneline -5\n';

async function run(ctx: StepContext, input: Input): Promise<RepositoryEvidence> {
  const path = input.workspace || ctx.migration.settings.workspace;
  if (!path)
    return manualEvidence([{ summary: say('backend.manual.repository'), text: COMMANDS }], input.confirmedBy);
  const workspace = openWorkspace(path);
  if (path !== ctx.migration.settings.workspace) await ctx.updateSettings({ workspace: path });
  const facts = detectWorkspace(workspace);
  ctx.log(
    'info',
    say('backend.log.workspace', {
      path: workspace.root,
      driver: facts.drivers[0] ? DRIVER_LABEL[facts.drivers[0].id] : '–',
    }),
  );
  const git = await gitState(workspace, ctx.signal);
  const planned = [
    ...facts.envFiles,
    ...facts.composeFiles,
    ...facts.settingsFiles,
    ...['README.md', 'docs/00-DOCUMENTATION-CENTRAL-INDEX.md'],
  ];
  const changed = new Set(git.changes.filter(({ code }) => code !== '??').map((change) => change.path));
  return { kind: 'done', workspace: facts, git, planned, dirty: planned.filter((file) => changed.has(file)) };
}

export const repositoryEvidence = defineEvidence('repository', z.union([Evidence, ManualEvidence]));

/** Names the backend's folder, shows what it is, and what git says about it. Reads only. */
export const repository = defineStep({
  id: 'repository',
  input: Input,
  evidence: repositoryEvidence,
  fields: [
    {
      name: 'workspace',
      kind: 'text',
      label: 'backend.field.workspace',
      help: 'backend.field.workspaceHelp',
      placeholder: '/srv/hotel-api',
    },
    CONFIRMED_BY,
  ],
  needs: [],
  recheck: (lastInput) => ({ ...lastInput }),
  run,
  criteria: [
    criterion('repository.clean', ({ git, dirty }: Evidence) => {
      const changed = git.changes.filter(({ code }) => code !== '??');
      if (changed.length === 0)
        return { verdict: 'pass', message: say('backend.criterion.clean', { count: git.changes.length }) };
      if (dirty.length > 0)
        return {
          verdict: 'fail',
          message: say('backend.criterion.dirtyPlanned', { files: dirty.join(', ') }),
        };
      return { verdict: 'warn', message: say('backend.criterion.dirtyOther', { count: changed.length }) };
    }),
    criterion('repository.branch', ({ git }: Evidence) => {
      if (git.operation)
        return {
          verdict: 'fail',
          message: say('backend.criterion.gitOperation', { operation: git.operation }),
        };
      return git.branch
        ? { verdict: 'pass', message: say('backend.criterion.branch', { branch: git.branch }) }
        : { verdict: 'warn', message: say('backend.criterion.detached') };
    }),
    criterion('repository.driver', ({ workspace }: Evidence) => {
      const [driver] = workspace.drivers;
      return driver
        ? {
            verdict: 'pass',
            message: say('backend.criterion.driverSeen', {
              driver: DRIVER_LABEL[driver.id],
              file: driver.file,
              line: driver.line,
            }),
          }
        : { verdict: 'warn', message: say('backend.criterion.driverUnseen') };
    }),
  ],
});
