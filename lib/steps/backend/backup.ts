import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import { sha256 } from '../../backend/files/sha256';
import { resolveInside, type Workspace } from '../../backend/files/workspace';
import { excludeCopies, includeCopies } from '../../backend/git/exclude-copies';
import { isIgnored } from '../../backend/git/is-ignored';
import { fileState } from '../../backend/journal/file-state';
import type { Journal } from '../../backend/journal/journal';
import { planUndo } from '../../backend/journal/plan-undo';
import { recordWrite } from '../../backend/journal/record-write';
import { say } from '../../i18n/message';
import type { BackupCopy, BackupDone } from '../../plan/evidence/backup-evidence';
import { backupEvidence } from '../../plan/evidence/backup-evidence';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Outcome, type Preview } from '../../plan/step';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { CONFIRMED_BY, ConfirmedBy, criterion } from './manual';
import { originalCopy } from './original-copy';
import { fileUndo } from './undo-files';
import { openPlace, type Place, workspaceStep } from './workspace-step';

const Input = z.object({ files: z.string().default(''), confirmedBy: ConfirmedBy });
type Input = z.infer<typeof Input>;

const COMMANDS = `stamp=$(date +%Y%m%d_%H%M%S)
for file in .env app/core/settings.py docker-compose.yml; do
  cp -p "$file" "$file.backup.$stamp"
done
chmod 600 .env.backup."$stamp"
sha256sum .env* app/core/settings.py* docker-compose.yml*
`;
const instructions = () => [{ summary: say('backend.manual.backup'), text: COMMANDS }];

/** The files that the migration may change: env, compose and settings, or those that the form names. */
function filesToCopy(input: Input, workspace: Workspace): string[] {
  const given = input.files
    .split(/[,\n]/)
    .map((path) => path.trim())
    .filter(Boolean);
  if (given.length > 0) return given;
  const { envFiles, composeFiles, settingsFiles } = detectWorkspace(workspace);
  return [...new Set([...envFiles, ...composeFiles, ...settingsFiles])];
}

function stamp(now: Date): string {
  return now.toISOString().replace(/[-:]/g, '').replace('T', '_').slice(0, 15);
}

/** Files that carry what Mudanza wrote to them, with the copy that holds their original, if there is one. */
function writtenTo(journal: Journal, files: readonly string[]): Map<string, string | null> {
  const changed = planUndo(journal, ({ step }) => step !== 'backup').filter(
    ({ path, verdict }) => verdict !== 'already' && files.includes(path),
  );
  return new Map(
    changed.map(({ path, before }) => [path, before && originalCopy(journal, path, before.sha256)]),
  );
}

async function copy({ ctx, workspace, journal }: Place, path: string, suffix: string): Promise<BackupCopy> {
  const file = resolveInside(workspace, path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new MudanzaError('MUD-403', { params: { path } });
  const content = readFileSync(file);
  const isSecret = /^\.env/.test(basename(path));
  const target = `${path}.backup.${suffix}`;
  const mode = isSecret ? 0o600 : statSync(file).mode & 0o777;
  recordWrite(journal, { step: 'backup', path: target, content, mode, expected: null });
  const written = fileState(workspace, target);
  const original = sha256(content);
  if (written?.sha256 !== original) throw new MudanzaError('MUD-422', { params: { path } });
  ctx.log('info', say('backend.log.copied', { path, copy: target }));
  return {
    path,
    copy: target,
    sha256: original,
    copySha256: written.sha256,
    bytes: content.length,
    mode: written.mode,
    isSecret,
    isIgnored: await isIgnored(workspace, target),
  };
}

async function preview({ workspace, journal }: Place, input: Input): Promise<Preview> {
  const files = filesToCopy(input, workspace);
  const states = files.map((path) => fileState(workspace, path)?.sha256 ?? null);
  const late = [...writtenTo(journal, files).keys()];
  return {
    basis: previewBasis({ files, states, late }),
    actions: [
      ...files.map((path) => ({
        summary: say('backend.action.copy', { path }),
        hazards: ['CHANGES_FILES' as const],
      })),
      ...(files.length > 0 ? [{ summary: say('backend.action.exclude') }] : []),
    ],
    notes:
      late.length > 0
        ? [{ verdict: 'warn', message: say('backend.note.backupLate', { files: late.join(', ') }) }]
        : [],
  };
}

/** The name says the second; who copies twice within one gets the next that is free. */
function freeStamp(workspace: Workspace, files: readonly string[]): string {
  for (let at = Date.now(); ; at += 1_000) {
    const suffix = stamp(new Date(at));
    if (!files.some((path) => fileState(workspace, `${path}.backup.${suffix}`))) return suffix;
  }
}

async function run(place: Place, input: Input): Promise<BackupDone> {
  const copies: BackupCopy[] = [];
  const files = filesToCopy(input, place.workspace);
  const suffix = freeStamp(place.workspace, files);
  const late = writtenTo(place.journal, files);
  await excludeCopies(place.workspace);
  for (const path of files) {
    const original = late.get(path);
    copies.push({ ...(await copy(place, path, suffix)), ...(original !== undefined && { original }) });
  }
  return { kind: 'done', copies };
}

/** A copy made after Mudanza wrote is a copy, but nothing to go back to. */
function judgeOriginals(copies: readonly BackupCopy[]): Outcome {
  const late = copies.filter(({ original }) => original !== undefined);
  if (late.length === 0) return { verdict: 'pass', message: say('backend.criterion.backupOriginal') };
  const list = (found: readonly string[]) => found.join(', ') || 'none';
  const files = list(late.map(({ path }) => path));
  const originals = list(late.flatMap(({ original }) => original ?? []));
  const sealed = list(late.filter(({ original }) => original === null).map(({ path }) => path));
  return { verdict: 'warn', message: say('backend.criterion.backupLate', { files, originals, sealed }) };
}

/** Copies the configuration byte for byte, beside the originals, before anything changes. */
export const backup = defineStep({
  id: 'backup',
  writes: [
    { place: 'folder', by: 'journal' },
    { place: 'git', by: 'undo' },
  ],
  takenBack: { by: ['rollback.everything'], when: 'rollback.files' },
  input: Input,
  evidence: backupEvidence,
  fields: [
    {
      name: 'files',
      kind: 'textarea',
      label: 'backend.field.backupFiles',
      help: 'backend.field.backupFilesHelp',
      isAdvanced: true,
    },
    CONFIRMED_BY,
  ],
  needs: [],
  ...workspaceStep<Input, BackupDone>({ byHand: instructions, preview, run, leaves: { step: 'backup' } }),
  criteria: [
    criterion('backup.equal', ({ copies }: BackupDone) => {
      const different = copies.filter((one) => one.sha256 !== one.copySha256).map(({ path }) => path);
      if (copies.length === 0) return { verdict: 'warn', message: say('backend.criterion.backupNone') };
      return different.length === 0
        ? { verdict: 'pass', message: say('backend.criterion.backupEqual', { count: copies.length }) }
        : {
            verdict: 'fail',
            message: say('backend.criterion.backupDifferent', { files: different.join(', ') }),
          };
    }),
    criterion('backup.original', ({ copies }: BackupDone) => judgeOriginals(copies)),
    criterion('backup.private', ({ copies }: BackupDone) => {
      const open = copies.filter(({ isSecret, mode }) => isSecret && (mode & 0o77) !== 0);
      return open.length === 0
        ? { verdict: 'pass', message: say('backend.criterion.backupPrivate') }
        : { verdict: 'fail', message: say('backend.criterion.backupOpen') };
    }),
    criterion('backup.ignored', ({ copies }: BackupDone) => {
      const visible = copies.filter(({ isSecret, isIgnored: ignored }) => isSecret && ignored === false);
      return visible.length === 0
        ? { verdict: 'pass', message: say('backend.criterion.backupIgnored') }
        : {
            verdict: 'warn',
            message: say('backend.criterion.backupVisible', {
              files: visible.map((one) => one.copy).join(', '),
            }),
          };
    }),
  ],
  ...fileUndo('backup'),
  undo: async (ctx) => {
    const undone = await fileUndo('backup').undo(ctx);
    const place = openPlace(ctx);
    if (place) await includeCopies(place.workspace);
    return undone;
  },
});
