import { z } from 'zod';
import { commitFiles, pushCommit, uncommit } from '../../backend/git/commit-files';
import { type CommitPlan, planCommit } from '../../backend/git/commit-plan';
import { withTrailer } from '../../backend/git/commit-trailer';
import { findOwnCommit } from '../../backend/git/find-own-commit';
import { ownCommits } from '../../backend/git/own-commits';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { type CommitDone, type CommitEvidence, commitEvidence } from './commit-evidence';
import { commitMessage } from './commit-message';
import { commitsOf } from './commits-of';
import { docsFactsOf } from './docs-facts-of';
import { CONFIRMED_BY, ConfirmedBy, criterion } from './manual';
import { openPlace, type Place, workspaceStep } from './workspace-step';

const Input = z.object({
  message: z.string().trim().max(10_000).default(''),
  language: z.enum(['en', 'es']).default('en'),
  push: z.string().trim().max(200).default(''),
  confirmedBy: ConfirmedBy,
});
type Input = z.infer<typeof Input>;

/** Whatever the operator writes: the trailer tells the migration's commits from everybody else's. */
async function messageOf(ctx: StepContext, { message, language }: Input): Promise<string> {
  const text = message || commitMessage(await docsFactsOf(ctx), language);
  return withTrailer(text, ctx.migration.id);
}

/** Every secret that the migration holds: none of them may stand in a commit. */
async function knownSecrets(ctx: StepContext): Promise<string[]> {
  const credentials = await Promise.all(
    (['source', 'target', 'session'] as const).map((role) => ctx.credentialsFor(role)),
  );
  const secrets = await Promise.all(
    (['supabase.serviceKey', 'supabase.accessToken', 'health.header'] as const).map((name) =>
      ctx.secret(name),
    ),
  );
  return [...credentials.map((one) => one?.password ?? ''), ...secrets.map((value) => value ?? '')].filter(
    Boolean,
  );
}

function refuseOtherTarget({ pushTarget }: CommitPlan, { push }: Input): void {
  if (push === '' || push === pushTarget) return;
  const [remote = '', ...branch] = (pushTarget ?? '–').split('/');
  throw new MudanzaError('MUD-426', { params: { remote, branch: branch.join('/') || '–', given: push } });
}

interface Planned extends CommitPlan {
  /** Files of the commit that an earlier run made, when there is nothing left to commit; its evidence was lost. */
  readonly madeBefore: readonly string[] | null;
  /** The newest commit of the migration in the history, by its trailer. */
  readonly standing: string | null;
}

async function planned({ ctx, journal }: Place, input: Input): Promise<Planned> {
  const plan = await planCommit(journal, await knownSecrets(ctx));
  refuseOtherTarget(plan, input);
  const madeBefore =
    plan.files.length > 0 ? null : await findOwnCommit(journal.workspace, plan.own, ctx.migration.id);
  const [standing] = (await ownCommits(journal.workspace, ctx.migration.id)).toReversed();
  // A push sends what the migration committed; a branch without any of it is somebody else's to push.
  const isForNothing = plan.files.length === 0 && !madeBefore && (input.push === '' || !standing);
  if (isForNothing) throw new MudanzaError('MUD-427');
  return { ...plan, madeBefore, standing: standing?.hash ?? null };
}

const instructions = async (ctx: StepContext, input: Input) => [
  { summary: say('backend.manual.commit'), text: await messageOf(ctx, input) },
];

const named = (files: readonly string[]) =>
  files.length > 8 ? `${files.slice(0, 8).join(', ')}, …` : files.join(', ');

function warning(
  files: readonly string[],
  key: 'backend.note.commitEdited' | 'backend.criterion.commitLeft',
) {
  return files.length === 0 ? [] : [{ verdict: 'warn' as const, message: say(key, { files: named(files) }) }];
}

async function preview(place: Place, input: Input): Promise<Preview> {
  const message = await messageOf(place.ctx, input);
  const { files, edited, left, state, madeBefore, standing } = await planned(place, input);
  return {
    basis: previewBasis({ input, files, message, head: state.head, branch: state.branch }),
    actions: [
      ...(files.length > 0
        ? [
            {
              summary: say('backend.action.commit', { count: files.length, files: files.join(', ') }),
              detail: message,
              detailKind: 'text' as const,
              hazards: ['RUNS_COMMAND' as const],
            },
          ]
        : []),
      ...(input.push
        ? [
            {
              summary: say('backend.action.push', { target: input.push }),
              detail: `git push ${input.push.replace('/', ' ')}`,
              detailKind: 'command' as const,
              hazards: ['PUSHES_TO_REMOTE' as const],
            },
          ]
        : []),
    ],
    notes: [
      {
        verdict: 'pass',
        message: madeBefore
          ? say('backend.note.commitThere', { hash: (standing ?? '').slice(0, 10) })
          : say('backend.note.commitOnly'),
      },
      ...warning(edited, 'backend.note.commitEdited'),
      ...warning(left, 'backend.criterion.commitLeft'),
    ],
  };
}

async function push({ ctx, workspace }: Place, input: Input, branch: string): Promise<string | null> {
  if (input.push === '') return null;
  try {
    await pushCommit(workspace, input.push, branch);
    ctx.log('info', say('backend.log.pushed', { target: input.push }));
    return null;
  } catch (error) {
    if (error instanceof MudanzaError && error.code === 'MUD-417') return error.original ?? error.code;
    throw error;
  }
}

async function run(place: Place, input: Input): Promise<CommitDone> {
  const { ctx, workspace } = place;
  const message = await messageOf(ctx, input);
  const { files, left, state, madeBefore, standing } = await planned(place, input);
  const branch = state.branch ?? '';
  const hash = files.length > 0 ? await commitFiles(workspace, files, message) : (standing ?? '');
  ctx.log('info', say('backend.log.committed', { hash: hash.slice(0, 10), branch }));
  const pushError = await push(place, input, branch);
  const earlier = (await commitsOf(ctx)).filter((made) => made.hash !== hash);
  const pushTarget = input.push || null;
  return {
    kind: 'done',
    hash,
    branch,
    files: madeBefore ?? files,
    left,
    message,
    earlier,
    pushTarget,
    pushError,
  };
}

const Undoable = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('manual') }),
  z.object({ kind: z.literal('done'), hash: z.string(), files: z.array(z.string()) }),
]);

async function undo(ctx: StepContext, kept: CommitEvidence) {
  const place = openPlace(ctx);
  const evidence = Undoable.safeParse(kept).data;
  if (!evidence) throw new MudanzaError('MUD-024');
  if (evidence.kind === 'manual' || !place) return { isUndone: false, reason: 'manual' };
  const result = await uncommit(place.workspace, evidence.hash, evidence.files);
  const hash = evidence.hash.slice(0, 10);
  if (result.isUndone) ctx.log('info', say('backend.log.uncommitted', { hash }));
  else ctx.log('warn', say('backend.log.keptCommit', { hash, reason: result.reason ?? '' }));
  return result;
}

/** Commits exactly what the migration wrote, never a secret; pushes only where the operator names it. */
export const commit = defineStep({
  id: 'commit',
  writes: [{ place: 'git', by: 'commit' }],
  takenBack: { by: ['rollback.everything'], when: 'rollback.commit' },
  input: Input,
  evidence: commitEvidence,
  fields: [
    {
      name: 'message',
      kind: 'textarea',
      label: 'backend.field.commitMessage',
      help: 'backend.field.commitMessageHelp',
    },
    {
      name: 'language',
      kind: 'select',
      label: 'backend.field.commitLanguage',
      help: 'backend.field.commitLanguageHelp',
      initial: 'en',
      options: [
        { value: 'en', label: 'backend.field.english' },
        { value: 'es', label: 'backend.field.spanish' },
      ],
    },
    {
      name: 'push',
      kind: 'text',
      label: 'backend.field.push',
      help: 'backend.field.pushHelp',
      placeholder: 'origin/main',
    },
    CONFIRMED_BY,
  ],
  needs: ['docs'],
  ...workspaceStep<Input, CommitDone>({ byHand: instructions, preview, run }),
  criteria: [
    criterion('commit.exists', ({ hash, branch, files }: CommitDone) => ({
      verdict: 'pass',
      message: say('backend.criterion.committed', { hash: hash.slice(0, 10), branch, count: files.length }),
    })),
    // A secret refuses the commit before it is made.
    criterion('commit.clean', (_: CommitDone) => ({
      verdict: 'pass',
      message: say('backend.criterion.commitClean'),
    })),
    criterion('commit.rest', ({ left = [] }: CommitDone) =>
      left.length === 0
        ? { verdict: 'pass', message: say('backend.criterion.commitNothingLeft') }
        : { verdict: 'warn', message: say('backend.criterion.commitLeft', { files: named(left) }) },
    ),
    criterion('commit.push', ({ pushTarget, pushError }: CommitDone) => {
      if (pushTarget === null)
        return { verdict: 'unchecked', message: say('backend.criterion.commitNotPushed') };
      return pushError === null
        ? { verdict: 'pass', message: say('backend.criterion.commitPushed', { target: pushTarget }) }
        : { verdict: 'fail', message: say('backend.criterion.commitPushFailed', { words: pushError }) };
    }),
  ],
  previewUndo: async (_, evidence) =>
    evidence.kind === 'manual'
      ? { basis: previewBasis(null), actions: [] }
      : {
          basis: previewBasis(evidence.hash),
          actions: [
            {
              summary: say('backend.action.uncommit', { hash: evidence.hash.slice(0, 10) }),
              hazards: ['RUNS_COMMAND'],
            },
          ],
        },
  undo,
});
