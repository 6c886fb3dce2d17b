import { fileState } from '../../backend/journal/file-state';
import type { Journal } from '../../backend/journal/journal';
import { planUndo } from '../../backend/journal/plan-undo';

const COPY = /\.backup\.\d{8}_\d{6}$/;

/** Whether a path is that of a copy which the step `backup` made. */
export function isBackupCopy(path: string): boolean {
  return COPY.test(path);
}

/** The copy of the step `backup` that still holds this version of a file, oldest first, or null. */
export function originalCopy(journal: Journal, path: string, sha256: string): string | null {
  const copies = planUndo(journal, ({ step }) => step === 'backup').map((file) => file.path);
  const own = copies.filter((copy) => isBackupCopy(copy) && copy.replace(COPY, '') === path);
  return own.find((copy) => fileState(journal.workspace, copy)?.sha256 === sha256) ?? null;
}
