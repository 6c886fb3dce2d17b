import { readText } from '../files/read-text';
import { readBlob } from './blobs';
import type { Journal } from './journal';
import { planUndo } from './plan-undo';

/** A file that a step changes, and the text that its change starts from. */
export interface StepText {
  readonly path: string;
  /** What is on disk. */
  readonly now: string;
  /** What the change is derived from: `now`, or what stood there before the step's own earlier runs. */
  readonly origin: string;
  /** What stood there before earlier runs of the step, where someone has changed their result since; else null. */
  readonly changedSince: string | null;
}

/**
 * A file as a step has to see it when it runs again, be it after a kill or with another choice: its own result on disk
 * is not the operator's file, so the change is derived anew from what was there before. Once someone else has changed
 * that result, what is on disk counts. Throws MUD-401 and MUD-403 to MUD-405, MUD-419 for a lost copy.
 */
export function stepText(journal: Journal, step: string, path: string): StepText {
  const now = readText(journal.workspace, path);
  const own = planUndo(journal, (entry) => entry.step === step).find((file) => file.path === path);
  if (!own?.before || own.verdict === 'already') return { path, now, origin: now, changedSince: null };
  const before = Buffer.from(readBlob(journal.folder, own.before.sha256, path)).toString('utf8');
  return own.verdict === 'restore'
    ? { path, now, origin: before, changedSince: null }
    : { path, now, origin: now, changedSince: before };
}
