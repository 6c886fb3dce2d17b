/** Joins lines that end in a shell's, cmd's or PowerShell's sign of continuation. */
export function joinedLines(text: string): string {
  return text.replace(/(?<![ \t])[ \t]+[\\^`][ \t]*(?:\r\n?|\n)[ \t]*/g, ' ');
}

/**
 * Splits a command line as a POSIX shell would, as far as quotes and backslashes go. A quote that is never closed is
 * taken as an ordinary character.
 */
export function shellWords(line: string): string[] {
  const word = /(?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|\$\([^()]*\)|[^\s'"\\]|['"\\])+/gs;
  return (line.match(word) ?? []).map((raw) =>
    raw.replace(
      /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs,
      (_all, single, double, escaped) =>
        single ?? (double === undefined ? escaped : String(double).replace(/\\([$`"\\\n])/g, '$1')),
    ),
  );
}

/** The commands of a text: what `;`, `&&`, `||`, `|` and ends of lines part, outside quotes. */
export function shellCommands(text: string): string[] {
  const piece = /(?:\$\([^()\n]*\)|'[^'\n]*'|"(?:[^"\\\n]|\\.)*"|\\.|(?!&&|\|\|)[^;|\n])+/gs;
  return (joinedLines(text).match(piece) ?? []).map((one) => one.trim()).filter((one) => one !== '');
}
