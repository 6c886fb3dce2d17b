import type { Grammar } from './scan-code';

/** A line of import and the word that shows that it is there already. */
export interface WantedImport {
  readonly line: string;
  readonly word: RegExp;
  /** Needed by a definition that is added only. */
  readonly isForDefinition?: true;
}

const PYTHON =
  /^(?:from[ \t]+[\w.]+[ \t]+import\b(?:[ \t]{0,20}\([^)]{0,4000}\)|[^\n(]*)|import\b[^\n]*)\n/gm;
const NODE =
  /^(?:import\b[^;'"]{0,2000}['"][^'"\n]{1,200}['"]|(?:const|var|let)\b[^;=]{0,1000}=\s{0,20}require\([^)\n]{0,200}\))[^\n]{0,200}\n/gm;

/** A module's comments and its docstring. */
const PREAMBLE = /^(?:#[^\n]*\n|[ \t]*\n)*(?:("""|''')[\s\S]*?\1[ \t]*\n)?/;

/** Where the last import of the file's head ends. */
function headEnd(text: string, grammar: Grammar): number {
  const found = [...text.matchAll(grammar === 'python' ? PYTHON : NODE)].at(-1);
  if (found) return found.index + found[0].length;
  return grammar === 'python' ? (PREAMBLE.exec(text)?.[0].length ?? 0) : 0;
}

/** True where the word stands in an import of the file. */
function isThere(text: string, grammar: Grammar, word: RegExp): boolean {
  return [...text.matchAll(grammar === 'python' ? PYTHON : NODE)].some(([line]) => word.test(line));
}

/** Adds lines of import after the file's own, and definitions after those. What is there already is not added again. */
export function addImports(
  text: string,
  grammar: Grammar,
  imports: readonly WantedImport[],
  definitions: readonly WantedImport[] = [],
): string {
  const isCommon = grammar === 'node' && !/^[ \t]{0,40}(?:import|export)\s/m.test(text);
  const common = (line: string) => line.replace(/^import (.+) from (.+);$/, 'const $1 = require($2);');
  const missing = imports.filter(({ word }) => !isThere(text, grammar, word));
  const defined = definitions.filter(({ word }) => !word.test(text));
  if (missing.length === 0 && defined.length === 0) return text;
  const at = headEnd(text, grammar);
  const lines = missing.map(({ line }) => `${isCommon ? common(line) : line}\n`).join('');
  const more = defined.map(({ line }) => `\n${line}\n`).join('');
  const rest = text.slice(at);
  const gap = more !== '' && !rest.startsWith('\n') ? '\n' : '';
  return `${text.slice(0, at)}${lines}${more}${gap}${rest}`;
}
