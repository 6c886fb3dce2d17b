import { say } from '../../../i18n/message';
import type { ScriptPiece } from '../script-piece';
import type { Rewriting } from './rewrite-rule';

/** Change only what psql prints or how it stops: nothing is lost without them. */
const HARMLESS: ReadonlySet<string> = new Set([
  'restrict',
  'unrestrict',
  'echo',
  'qecho',
  'warn',
  'pset',
  'timing',
  'encoding',
  'x',
  't',
  'q',
]);

/** Commands that show what is there: `\\dt`, `\\df+`, `\\l`, `\\sf name`, `\\conninfo` … */
const SHOWS = /^(?:d[a-zA-Z]{0,3}[+S]*|l\+?|z|s[fv]\+?|conninfo|copyright|errverbose|h|help|\?|a|C|f|H|T)$/;

/**
 * What to do with a backslash command: pg_dump's `\restrict` and commands about output are left out; those that
 * would run programs, read files, set variables or change the database are refused.
 */
export function rewritePsqlCommand(piece: ScriptPiece): Rewriting {
  const [, command = '', rest = ''] = /^\\(\S+)(?:\s+(\S.*))?/.exec(piece.text) ?? [];
  if (HARMLESS.has(command) || SHOWS.test(command))
    return { kind: 'drop', reason: say('schema.rewrite.psqlCommand', { command }) };
  if (command === 'set' && /^(?:ON_ERROR_STOP|ECHO|QUIET|VERBOSITY|ON_ERROR_ROLLBACK)\b/i.test(rest))
    return { kind: 'drop', reason: say('schema.rewrite.psqlCommand', { command }) };
  if (command === 'connect' || command === 'c')
    return { kind: 'refuse', code: 'MUD-309', params: { statement: piece.text.slice(0, 80) } };
  return { kind: 'refuse', code: 'MUD-306', params: { command: `\\${command}` } };
}
