import { readFileSync } from 'node:fs';
import { envDiff } from '../../backend/env-file/env-diff';
import { isEnvFile } from '../../backend/env-file/is-env-file';
import { maskShapes } from '../../backend/env-file/mask-env';
import { readEnv } from '../../backend/env-file/read-env';
import { unifiedDiff } from '../../backend/files/unified-diff';
import { resolveInside } from '../../backend/files/workspace';
import { readBlob } from '../../backend/journal/blobs';
import type { Journal } from '../../backend/journal/journal';
import type { UndoFile } from '../../backend/journal/plan-undo';
import { say } from '../../i18n/message';
import type { Action } from '../../plan/step';
import { originalCopy } from './original-copy';

type Version = 'before' | 'written' | 'current';

/** A version of a file as text; '' where there was no file. */
function versionText(journal: Journal, file: UndoFile, version: Version): string {
  const state = file[version];
  if (!state) return '';
  const content =
    version === 'current'
      ? readFileSync(resolveInside(journal.workspace, file.path))
      : readBlob(journal.folder, state.sha256, file.path);
  return Buffer.from(content).toString('utf8');
}

const MARK: Record<Version, string> = { before: '(1)', written: '(2)', current: '(3)' };

/** The difference of two versions, fit to be shown: secrets are dots, and those that differ say of which version. */
export function versionDiff(journal: Journal, file: UndoFile, from: Version, to: Version): string {
  const [old, now] = [versionText(journal, file, from), versionText(journal, file, to)];
  if (!isEnvFile(file.path)) return unifiedDiff(file.path, maskShapes(old), maskShapes(now));
  const [was, is] = [
    readEnv(versionText(journal, file, 'before')),
    readEnv(versionText(journal, file, 'written')),
  ];
  // What Mudanza wrote is shown, as far as it is no secret; what somebody else wrote is theirs.
  const written = new Set([...is.keys()].filter((key) => was.get(key)?.value !== is.get(key)?.value));
  return envDiff({ path: file.path, before: old, after: now, written, marks: [MARK[from], MARK[to]] });
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}

/** What settles the conflict without losing anything: the changed file is kept, and the first version put back. */
function wayOut(journal: Journal, { path, before, current }: UndoFile): Action {
  const keep = current ? `mv ${quoted(path)} ${quoted(`${path}.mine`)}\n` : '';
  if (!before)
    return { summary: say('backend.undo.setAside', { path }), detail: keep, detailKind: 'command' };
  const copy = originalCopy(journal, path, before.sha256);
  if (!copy) return { summary: say('backend.undo.byHand', { path }) };
  const back = `cp -p ${quoted(copy)} ${quoted(path)}\n`;
  return { summary: say('backend.undo.putBack', { path }), detail: keep + back, detailKind: 'command' };
}

/** A file that someone changed after Mudanza wrote it: its three versions, what lies between them, and the way out. */
export function conflictActions(journal: Journal, file: UndoFile): Action[] {
  const { path } = file;
  const hash = (version: Version) => file[version]?.sha256.slice(0, 12) ?? 'none';
  const [before, written, current] = [hash('before'), hash('written'), hash('current')];
  const steps = [
    ['ownChange', versionDiff(journal, file, 'before', 'written')],
    ['laterChange', versionDiff(journal, file, 'written', 'current')],
  ] as const;
  return [
    { summary: say('backend.undo.versions', { path, before, written, current }) },
    ...steps.map(
      ([key, detail]): Action => ({
        summary: say(`backend.undo.${key}`, { path }),
        detail,
        detailKind: 'diff',
      }),
    ),
    wayOut(journal, file),
  ];
}
