import { z } from 'zod';
import { checkWithDocker } from '../../backend/compose-file/check-with-docker';
import { parseCompose } from '../../backend/compose-file/compose-document';
import { type ComposeEdit, editCompose } from '../../backend/compose-file/edit-compose';
import { findDatabaseServices } from '../../backend/compose-file/find-database-services';
import { type ComposeOverride, findOverrides } from '../../backend/compose-file/find-overrides';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import { textOrNull } from '../../backend/detect/sighting';
import { maskShapes } from '../../backend/env-file/mask-env';
import { sha256 } from '../../backend/files/sha256';
import { unifiedDiff } from '../../backend/files/unified-diff';
import type { Workspace } from '../../backend/files/workspace';
import { planUndo } from '../../backend/journal/plan-undo';
import { recordWrite } from '../../backend/journal/record-write';
import { type StepText, stepText } from '../../backend/journal/step-text';
import { say } from '../../i18n/message';
import type { ComposeEvidence } from '../../plan/evidence/backend-compose-evidence';
import { backendComposeEvidence } from '../../plan/evidence/backend-compose-evidence';
import { backendEnvEvidence } from '../../plan/evidence/backend-env-evidence';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { judgeOverrides, overrideMessage } from './compose-overrides';
import { CONFIRMED_BY, ConfirmedBy, criterion } from './manual';
import { fileUndo } from './undo-files';
import { type Place, workspaceStep } from './workspace-step';

const Input = z.object({
  option: z.enum(['comment', 'profile']).default('comment'),
  files: z.string().default(''),
  service: z.string().trim().default(''),
  confirmedBy: ConfirmedBy,
});
type Input = z.infer<typeof Input>;

const MANUAL = `services:
  api:
    depends_on:
      - redis
      # - postgres

  # Option A: the service as comments
  # postgres:
  #   image: postgres:17

  # Option B: behind a profile (docker compose --profile local-db up)
  postgres:
    profiles: ["local-db"]
`;
const instructions = () => [{ summary: say('backend.manual.compose'), text: MANUAL }];

function named(input: Input, workspace: Workspace): string[] {
  const given = input.files
    .split(/[,\n]/)
    .map((path) => path.trim())
    .filter(Boolean);
  if (given.length > 0) return given;
  // A file that only includes others, or only declares volumes, has nothing for this step.
  return detectWorkspace(workspace).composeFiles.filter((path) => {
    const text = textOrNull(workspace, path);
    return (
      text === null ||
      text.trim() === '' ||
      /^["']?services["']?\s*:|^[ \t]*\{/m.test(text) ||
      !/^(?:include|volumes|networks|name|x-)/m.test(text)
    );
  });
}

/** Name of the service that earlier runs took out of files which someone has changed since. */
function goneService(input: Input, texts: readonly StepText[]): string | undefined {
  const originals = texts.flatMap(({ path, changedSince }) =>
    changedSince === null ? [] : [parseCompose(path, changedSince)],
  );
  return originals.length > 0 ? input.service || findDatabaseServices(originals)[0] : undefined;
}

/** The edit, and what stands on disk now, file by file in the same order. */
/**
 * Files that a narrower choice must not let fall: what an earlier run edited and nobody has put back, and where it found
 * what was red. They are edited and judged along with the named ones.
 */
async function keptInSight({ ctx, workspace, journal }: Place, paths: readonly string[]): Promise<string[]> {
  const edited = planUndo(journal, (entry) => entry.step === 'backend.compose')
    .filter(({ verdict, current }) => verdict !== 'already' && current !== null)
    .map(({ path }) => path);
  const run = await ctx.evidenceOf(backendComposeEvidence);
  const earlier = run?.kind === 'done' ? (run.overrides ?? []) : [];
  const red = earlier.filter(({ isFatal }) => isFatal).map(({ path }) => path);
  return [...new Set([...edited, ...red])].filter(
    (path) => !paths.includes(path) && textOrNull(workspace, path) !== null,
  );
}

async function editOf(
  input: Input,
  place: Place,
): Promise<ComposeEdit & { readonly now: string[]; readonly kept: readonly string[] }> {
  const chosen = named(input, place.workspace);
  const kept = await keptInSight(place, chosen);
  const edit = editFiles(input, place, [...chosen, ...kept]);
  return { ...edit, kept };
}

function editFiles(
  input: Input,
  { journal }: Place,
  paths: readonly string[],
): ComposeEdit & { readonly now: string[] } {
  if (paths.length === 0) throw new MudanzaError('MUD-403', { params: { path: 'docker-compose.yml' } });
  const texts = paths.map((path) => stepText(journal, 'backend.compose', path));
  const gone = goneService(input, texts);
  const edit = editCompose({
    files: texts.map(({ path, origin }) => ({ path, text: origin })),
    option: input.option,
    ...(input.service && { service: input.service }),
    ...(gone && { goneService: gone }),
  });
  return { ...edit, now: texts.map((text) => text.now) };
}

/** What the edit leaves that still leads a container to the old database: values, which only a person may change. */
async function overridesOf(ctx: StepContext, { service, files }: ComposeEdit): Promise<ComposeOverride[]> {
  const env = await ctx.evidenceOf(backendEnvEvidence);
  return findOverrides({
    files: files.map(({ path, after }) => parseCompose(path, after)),
    service,
    urlKey: env?.kind === 'done' ? env.urlKey : 'DATABASE_URL',
  });
}

function diffOf({ path, before, after }: ComposeEdit['files'][number]): string {
  return maskShapes(unifiedDiff(path, before, after));
}

async function preview(place: Place, input: Input): Promise<Preview> {
  const edit = await editOf(input, place);
  const changes = edit.files.map((file, index) => ({ ...file, before: edit.now[index] ?? '' }));
  const changed = changes.filter(({ before, after }) => before !== after);
  return {
    basis: previewBasis({ input, changes }),
    actions: changed.map((file) => ({
      summary: say('backend.action.compose', { path: file.path }),
      detail: diffOf(file),
      detailKind: 'diff',
      hazards: ['CHANGES_FILES'],
    })),
    notes: [
      ...(changed.length === 0
        ? [{ verdict: 'pass' as const, message: say('backend.note.composeThere') }]
        : []),
      { verdict: 'pass', message: say('backend.note.composeService', { service: edit.service }) },
      ...(edit.kept.length > 0
        ? [
            {
              verdict: 'warn' as const,
              message: say('backend.note.composeKept', { files: edit.kept.join(', ') }),
            },
          ]
        : []),
      ...edit.volumes.map((volume) => ({
        verdict: 'warn' as const,
        message: say('backend.note.composeVolume', { volume }),
      })),
      ...(await overridesOf(place.ctx, edit)).map((override) => ({
        verdict: override.isFatal ? ('fail' as const) : ('warn' as const),
        message: overrideMessage(override),
      })),
    ],
  };
}

async function run(place: Place, input: Input): Promise<ComposeEvidence> {
  const { ctx, workspace, journal } = place;
  const edit = await editOf(input, place);
  for (const [index, { path, after }] of edit.files.entries()) {
    const expected = sha256(edit.now[index] ?? '');
    if (recordWrite(journal, { step: 'backend.compose', path, content: after, expected }))
      ctx.log('info', say('backend.log.composeWritten', { path }));
  }
  const paths = edit.files.map(({ path }) => path);
  return {
    kind: 'done',
    option: input.option,
    service: edit.service,
    waiting: edit.waiting,
    volumes: edit.volumes,
    overrides: await overridesOf(ctx, edit),
    files: edit.files.map((file) => ({ path: file.path, diff: diffOf(file), after: sha256(file.after) })),
    docker: await checkWithDocker(workspace, paths, {
      signal: ctx.signal,
      before: edit.files.map(({ path, before }) => ({ path, text: before })),
    }),
  };
}

/** Takes the database out of what compose starts; the two options are those of the plan. */
export const backendCompose = defineStep({
  id: 'backend.compose',
  writes: [{ place: 'folder', by: 'journal' }],
  takenBack: { by: ['rollback.backend', 'rollback.everything'], when: 'rollback.files' },
  input: Input,
  evidence: backendComposeEvidence,
  fields: [
    {
      name: 'option',
      kind: 'select',
      label: 'backend.field.composeOption',
      initial: 'comment',
      options: [
        { value: 'comment', label: 'backend.field.composeComment' },
        { value: 'profile', label: 'backend.field.composeProfile' },
      ],
    },
    {
      name: 'files',
      kind: 'text',
      label: 'backend.field.composeFiles',
      help: 'backend.field.composeFilesHelp',
      isAdvanced: true,
    },
    {
      name: 'service',
      kind: 'text',
      label: 'backend.field.composeService',
      help: 'backend.field.composeServiceHelp',
      isAdvanced: true,
    },
    CONFIRMED_BY,
  ],
  needs: [],
  ...workspaceStep<Input, ComposeEvidence>({ byHand: instructions, preview, run }),
  criteria: [
    // A result that does not parse, or says anything but what was intended, is refused before it is written.
    criterion('compose.parses', ({ files }: ComposeEvidence) => ({
      verdict: 'pass',
      message: say('backend.criterion.composeParses', { count: files.length }),
    })),
    criterion('compose.waits', ({ waiting, service }: ComposeEvidence) => ({
      verdict: 'pass',
      message: say('backend.criterion.composeWaits', { service, waiting: waiting.join(', ') || '–' }),
    })),
    criterion('compose.overrides', (evidence: ComposeEvidence) => judgeOverrides(evidence)),
    criterion('compose.docker', ({ docker }: ComposeEvidence) => {
      if (!docker.isAvailable)
        return { verdict: 'unchecked', message: say('backend.criterion.composeNoDocker') };
      const program = docker.program ?? 'docker compose';
      const { isValid, words, wasRefused } = docker;
      if (wasRefused)
        return {
          verdict: 'unchecked',
          message: say('backend.criterion.composeDockerOld', { program, words }),
        };
      if (isValid) return { verdict: 'pass', message: say('backend.criterion.composeDocker', { program }) };
      return isValid === null
        ? { verdict: 'unchecked', message: say('backend.criterion.composeDockerSilent', { program, words }) }
        : { verdict: 'warn', message: say('backend.criterion.composeDockerRefuses', { program, words }) };
    }),
  ],
  ...fileUndo('backend.compose'),
});
