import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { type JournalEntry, JournalLeft, JournalMark, JournalWrite } from './journal-entry';

function fileOf(folder: string): string {
  return join(folder, 'journal.jsonl');
}

function completeLines(text: string): string[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
}

const JournalLine = z.discriminatedUnion('kind', [JournalWrite, JournalLeft, JournalMark]);
type JournalLine = z.infer<typeof JournalLine>;

function parseLine(line: string, number: number): JournalLine {
  try {
    return JournalLine.parse(JSON.parse(line));
  } catch (error) {
    throw new MudanzaError('MUD-420', { params: { line: number }, cause: error });
  }
}

function linesOf(folder: string): JournalLine[] {
  const file = fileOf(folder);
  if (!existsSync(file)) return [];
  return completeLines(readFileSync(file, 'utf8')).map((line, index) => parseLine(line, index + 1));
}

/** How runs left the files of their steps, oldest first. Throws MUD-420 for a damaged line. */
export function readLeft(folder: string): JournalLeft[] {
  return linesOf(folder).flatMap((line) => (line.kind === 'left' ? [line] : []));
}

/**
 * All entries, oldest first. A last line without its newline is what a killed process left while noting a write
 * that it had not begun, so it does not count. Throws MUD-420 for a damaged line.
 */
export function readJournal(folder: string): JournalEntry[] {
  const entries = new Map<string, JournalEntry>();
  linesOf(folder).forEach((parsed, index) => {
    if (parsed.kind === 'left') return;
    if (parsed.kind === 'write') {
      entries.set(parsed.id, { ...parsed, state: 'pending', settledAt: null });
      return;
    }
    const entry = entries.get(parsed.id);
    if (!entry) throw new MudanzaError('MUD-420', { params: { line: index + 1 } });
    entries.set(parsed.id, { ...entry, state: parsed.kind, settledAt: parsed.at });
  });
  return [...entries.values()];
}

/** Adds one line and waits until the disk has it; a torn line left by a killed process is cut off first. */
export function appendJournal(folder: string, line: JournalLine): void {
  const file = fileOf(folder);
  if (existsSync(file)) {
    const bytes = readFileSync(file);
    const end = bytes.lastIndexOf(10) + 1;
    if (end < bytes.length) truncateSync(file, end);
  }
  const handle = openSync(file, 'a', 0o600);
  const before = fstatSync(handle).size;
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  try {
    // A disk that fills up takes a part of the line first, and refuses the rest.
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } catch (error) {
    ftruncateSync(handle, before);
    throw error;
  } finally {
    closeSync(handle);
  }
}
