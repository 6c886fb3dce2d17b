import type { JournalEntry } from './journal-entry';
import { readJournal } from './journal-file';

/** Writes of a step that nobody took back, read without settling what a killed process left: pending ones may be on disk. */
export function readStanding(folder: string, step: string): JournalEntry[] {
  return readJournal(folder).filter(
    (entry) => entry.step === step && (entry.state === 'done' || entry.state === 'pending'),
  );
}
