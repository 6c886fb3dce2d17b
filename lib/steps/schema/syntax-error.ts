import type { ParseError } from '@supabase/pg-parser';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { ScriptPiece } from './script-piece';

/** The parser counts code points; JavaScript counts UTF-16 units. */
function toUnits(text: string, codePoints: number): number {
  return [...text.slice(0, codePoints * 2)].slice(0, codePoints).join('').length;
}

/** The lines around a place, numbered, with a caret under the column. */
export function textAround(script: string, line: number, column: number): string {
  const lines = script.split('\n');
  const from = Math.max(0, line - 3);
  const shown = lines.slice(from, line + 2).map((text, index) => {
    const number = from + index + 1;
    const numbered = `${String(number).padStart(6)} | ${text.replaceAll('\t', ' ').slice(0, 160)}`;
    return number === line ? `${numbered}\n${' '.repeat(8 + Math.min(column, 161))}^` : numbered;
  });
  return shown.join('\n');
}

const PSQL_VARIABLE = /^:(?:['"]?[A-Za-z_]\w*['"]?|\{\?\w+\})/;

/** True where the grammar stumbled over a variable of psql, which no server has ever understood. */
export function isPsqlVariable(error: ParseError, piece: ScriptPiece): boolean {
  const offset = toUnits(piece.text, Math.max(0, error.position));
  return (
    PSQL_VARIABLE.test(piece.text.slice(offset)) ||
    PSQL_VARIABLE.test(piece.text.slice(Math.max(0, offset - 1)))
  );
}

/** MUD-304 (or MUD-307 for a psql variable) with line, column and the text around the place. */
export function syntaxError(error: ParseError, piece: ScriptPiece, script: string): MudanzaError {
  const offset = toUnits(piece.text, Math.max(0, error.position));
  const at = piece.start + offset;
  const before = script.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  const original = `${error.message}\n${textAround(script, line, column)}`;
  if (isPsqlVariable(error, piece))
    return new MudanzaError('MUD-307', { params: { line, column }, original, sqlState: '42601' });
  return new MudanzaError('MUD-304', {
    params: { line, column, message: error.message },
    original,
    sqlState: '42601',
  });
}
