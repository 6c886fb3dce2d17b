import { MudanzaError } from '../../platform/errors/mudanza-error';

/** What only a shell would understand; there is none, so it must not be passed on as if it were an argument. */
const SHELL_ONLY = /[|&;<>`]|\$[({A-Za-z_]/;
const WORD = /"((?:[^"\\]|\\.)*)"|'([^']*)'|((?:[^\s"'\\]|\\.)+)/gy;

/**
 * Splits what an operator typed into program and arguments, as a shell would (quotes, backslashes), but runs none:
 * throws MUD-500 for an empty line, an open quote, or a pipe, redirection, variable or second command outside quotes.
 */
export function parseCommandLine(text: string): [string, ...string[]] {
  const line = text.trim();
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    let word = '';
    const begun = at;
    for (WORD.lastIndex = at; ; at = WORD.lastIndex) {
      const part = WORD.exec(line);
      if (!part) break;
      const [, double, single, bare] = part;
      if (bare !== undefined && SHELL_ONLY.test(bare.replaceAll(/\\./g, '')))
        throw new MudanzaError('MUD-500', { params: { reason: 'shell', part: bare } });
      word += double?.replaceAll(/\\(["\\$`])/g, '$1') ?? single ?? bare?.replaceAll(/\\(.)/g, '$1') ?? '';
    }
    if (at === begun)
      throw new MudanzaError('MUD-500', { params: { reason: 'quote', part: line.slice(at) } });
    words.push(word);
    while (/\s/.test(line[at] ?? '')) at += 1;
  }
  const [program, ...args] = words;
  if (!program) throw new MudanzaError('MUD-500', { params: { reason: 'empty', part: '' } });
  return [program, ...args];
}

/** Writes program and arguments as one line that `parseCommandLine` reads back to the same. */
export function formatCommandLine(argv: readonly string[]): string {
  const plain = /^[\w@%+=:,./-]+$/;
  return argv.map((word) => (plain.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`)).join(' ');
}
