import { type Change, removalOf } from './change-entries';
import { literalAt } from './read-entries';
import type { Scanned } from './scan-code';

/** Tables of settings for the startup packet, whatever branch of the code they stand in. */
const TABLES: Record<Scanned['grammar'], RegExp> = {
  python: /["']?\bserver_settings["']?\s*[:=]\s*(?=\{|dict\()/g,
  node: /\bconnection\s{0,20}:\s{0,20}(?=\{)/g,
};
/** How far before its table a call may begin, in characters. */
const REACH = 2_000;

/** True where the table stands in the call that takes it; Python's name is its own. */
function isOfDriver({ grammar, text }: Scanned, at: number): boolean {
  const before = text.slice(Math.max(0, at - REACH), at);
  return grammar === 'python' || /\bpostgres\(/.test(before.slice(before.lastIndexOf(';') + 1));
}

/** Takes settings that the door refuses out of the tables of a file; an empty table goes out itself. */
export function dropRefused(scanned: Scanned, refused: (name: string) => boolean): readonly Change[] {
  for (const match of scanned.text.matchAll(TABLES[scanned.grammar])) {
    if (!isOfDriver(scanned, match.index)) continue;
    const table = literalAt(scanned, match.index + match[0].length);
    if (!table) continue;
    const lost = table.entries.filter(({ name }) => name !== null && name !== '*' && refused(name));
    const [first] = lost;
    if (first) return [removalOf(table, first)];
  }
  return [];
}
