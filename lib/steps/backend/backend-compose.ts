import { z } from 'zod';
import { checkWithDocker } from '../../backend/compose-file/check-with-docker';
import { composeData } from '../../backend/compose-file/compose-data';
import { parseCompose } from '../../backend/compose-file/compose-document';
import { type ComposeEdit, editCompose } from '../../backend/compose-file/edit-compose';
import { findDatabaseServices } from '../../backend/compose-file/find-database-services';
import { type ComposeOverride, findOverrides } from '../../backend/compose-file/find-overrides';
import { otherOptions } from '../../backend/compose-file/other-option';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import { textOrNull } from '../../backend/detect/sighting';
import { maskShapes } from '../../backend/env-file/mask-env';
import { sha256 } from '../../backend/files/sha256';
import { unifiedDiff } from '../../backend/files/unified-diff';
import type { Workspace } from '../../backend/files/workspace';
import { planUndo } from '../../backend/journal/plan-undo';
import { recordWrite } from '../../backend/journal/record-write';
import { stepText } from '../../backend/journal/step-text';
import { say } from '../../i18n/message';
import type { ComposeEvidence } from '../../plan/evidence/backend-compose-evidence';
import { backendComposeEvidence } from '../../plan/evidence/backend-compose-evidence';
import { backendEnvEvidence } from '../../plan/evidence/backend-env-evidence';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { judgeOverrides, overrideMessage } from './compose-overrides';
import { judgeSaid } from './compose-said';
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

/** The databases that earlier runs took out and that still are: whichever is named now, they stay out. */
async function takenOut({ ctx, journal }: Place): Promise<string[]> {
  const isStanding = planUndo(journal, (entry) => entry.step === 'backend.compose').some(
    ({ verdict }) => verdict !== 'already',
  );
  const run = isStanding ? await earlierRun(ctx) : null;
  return run ? [...(run.services ?? [run.service])] : [];
}

/** The newest run that wrote and was not taken back, passed or red: what it found stays in sight. */
async function earlierRun(ctx: StepContext): Promise<ComposeEvidence | null> {
  const standing = (await ctx.standingRuns('backend.compose')).at(-1);
  const run = standing && backendComposeEvidence.read(standing.evidence);
  return run?.kind === 'done' ? run : null;
}

/**
 * Files that a narrower choice must not let fall: what an earlier run edited and nobody has put back, and where it found
 * what was red. They are edited and judged along with the named ones.
 */
async function keptInSight({ ctx, workspace, journal }: Place, paths: readonly string[]): Promise<string[]> {
  const edited = planUndo(journal, (entry) => entry.step === 'backend.compose')
    .filter(({ verdict, current }) => verdict !== 'already' && current !== null)
    .map(({ path }) => path);
  const earlier = (await earlierRun(ctx))?.overrides ?? [];
  const red = earlier.filter(({ isFatal }) => isFatal).map(({ path }) => path);
  return [...new Set([...edited, ...red])].filter(
    (path) => !paths.includes(path) && textOrNull(workspace, path) !== null,
  );
}

/** The edit, with what stands on disk and what stood there before any edit, file by file in the same order. */
interface Edit extends ComposeEdit {
  readonly now: readonly string[];
  readonly origins: readonly string[];
  /** Files that were not named this time. */
  readonly kept: readonly string[];
  /** Services that were not named this time. */
  readonly also: readonly string[];
}

async function editOf(input: Input, place: Place): Promise<Edit> {
  const chosen = named(input, place.workspace);
  if (chosen.length === 0) throw new MudanzaError('MUD-403', { params: { path: 'docker-compose.yml' } });
  const kept = await keptInSight(place, chosen);
  const texts = [...chosen, ...kept].map((path) => stepText(place.journal, 'backend.compose', path));
  const origins = texts.map((text) => text.changedSince ?? text.origin);
  const before = texts.map(({ path }, index) => parseCompose(path, origins[index] ?? ''));
  const isThere = (service: string) =>
    before.some((file) => Object.hasOwn(composeData(file).services, service));
  const asked = input.service.split(/[\s,]+/).filter(Boolean);
  const also = (await takenOut(place)).filter((service) => !asked.includes(service) && isThere(service));
  const services = [...asked, ...also];
  const changed = texts.flatMap(({ path, changedSince }) =>
    changedSince === null ? [] : [parseCompose(path, changedSince)],
  );
  const goneServices =
    changed.length > 0 ? [...new Set([...services.filter(isThere), ...findDatabaseServices(changed)])] : [];
  const edit = editCompose({
    files: texts.map(({ path, origin }) => ({ path, text: origin })),
    option: input.option,
    ...(services.length > 0 && { services }),
    goneServices,
  });
  return { ...edit, kept, also: asked.length > 0 ? also : [], now: texts.map(({ now }) => now), origins };
}

/** What the edit leaves that still leads a container to the old database: values, which only a person may change. */
async function overridesOf(ctx: StepContext, { services, files }: ComposeEdit): Promise<ComposeOverride[]> {
  const env = await ctx.evidenceOf(backendEnvEvidence);
  const urlKey = env?.kind === 'done' ? env.urlKey : 'DATABASE_URL';
  const documents = files.map(({ path, after }) => parseCompose(path, after));
  const found = services.flatMap((service) => findOverrides({ files: documents, service, urlKey }));
  // One line may lead to several of them, and is one line all the same.
  return [...new Map(found.map((one) => [`${one.path}:${one.line}:${one.text}`, one])).values()];
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
      {
        verdict: 'pass',
        message: say('backend.note.composeService', {
          service: edit.services.join(', '),
          count: edit.services.length,
        }),
      },
      ...(edit.also.length > 0
        ? [
            {
              verdict: 'warn' as const,
              message: say('backend.note.composeAlso', { services: edit.also.join(', ') }),
            },
          ]
        : []),
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
  const compared = paths.map((path, index) => ({
    now: parseCompose(path, textOrNull(workspace, path) ?? ''),
    origin: parseCompose(path, edit.origins[index] ?? ''),
  }));
  return {
    kind: 'done',
    option: input.option,
    service: edit.services.join(', '),
    services: edit.services,
    edited: compared.filter(({ now, origin }) => now.text !== origin.text).length,
    others: otherOptions(compared, edit.services, input.option),
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
  ...workspaceStep<Input, ComposeEvidence>({
    byHand: instructions,
    preview,
    run,
    leaves: { step: 'backend.compose' },
  }),
  criteria: [
    // A result that does not parse, or says anything but what was intended, is refused before it is written.
    criterion('compose.parses', judgeSaid),
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
