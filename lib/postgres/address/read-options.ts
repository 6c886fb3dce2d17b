import { type LeftOut, leaveOut } from './left-out';

export interface StartupOptions {
  /** Server settings by lower-case name. */
  readonly settings: Readonly<Record<string, string>>;
  /** Supavisor's way to name the project: `reference=REF`. */
  readonly reference: string | null;
  readonly leftOut: readonly LeftOut[];
}

/** Words of an `options` value: white space separates, a backslash takes the next character as it stands. */
function wordsOf(text: string): string[] {
  const words = text.match(/(?:\\.|[^\s\\])+/gs) ?? [];
  return words.map((word) => word.replace(/\\(.)/gs, '$1'));
}

/**
 * Reads the `options` of a startup packet as the server does (its postmaster's command line): `-c name=value`,
 * `-cname=value`, `--name=value`. What poolers read from it (`reference=`, `endpoint=`, `project=`) is told apart.
 */
export function readOptions(text: string): StartupOptions {
  const settings: Record<string, string> = {};
  const leftOut: LeftOut[] = [];
  let reference: string | null = null;
  const words = wordsOf(text);
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const setting = word === '-c' ? words[++index] : /^(?:-c|--)(.+)$/s.exec(word)?.[1];
    const [, name = '', value = ''] = /^([\w.-]+)=(.*)$/s.exec(setting ?? word) ?? [];
    if (setting !== undefined && name !== '') settings[name.toLowerCase().replaceAll('-', '_')] = value;
    else if (name === 'reference') reference = value;
    else leftOut.push(leaveOut(`options ${name || word.slice(0, 2)}`, 'unknown'));
  }
  return { settings, reference, leftOut };
}

/** The schemas of a `search_path`, in order; quotes are taken off, and an unquoted name is folded to lower case. */
export function schemasOf(searchPath: string): string[] {
  const names = searchPath.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
  return names
    .map((raw) => raw.trim())
    .map((name) => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase()))
    .filter((name) => name !== '');
}
