import type { Assignment } from './assignment';
import { shellWords } from './shell-words';

const POWERSHELL = /^\$env:(?<name>\w+)\s*=(?<value>.*)$/is;
const DOTNET =
  /^\[(?:System\.)?Environment\]::SetEnvironmentVariable\(\s{0,20}(['"])(?<name>\w+)\1\s{0,20},(?<value>.*?)(?:,[^,]*)?\)$/is;
const FISH = /^set(?: {1,9}-[\w-]{1,30}){1,4} {1,9}(?<name>[A-Za-z_]\w*)\s(?<value>.*)$/s;
const CSH = /^setenv {1,9}(?<name>[A-Za-z_]\w*)\s(?<value>.*)$/s;
const CMD = /^setx?\s+(?:\/m\s+)?"?(?<name>\w+)(?:=|\s+(?=["']))(?<value>.*)$/is;

function unquoted(text: string): string {
  const plain = text.trim().replace(/;$/, '').trim();
  return /^(["'])(.*)\1$/s.exec(plain)?.[2] ?? plain;
}

/**
 * A variable as PowerShell (`$env:X = "…"`), .NET, cmd (`set X=…`, `setx X "…"`), fish (`set -gx X …`) or csh (`setenv X …`)
 * sets it; null for anything else.
 */
export function otherShellAssignment(text: string): Assignment | null {
  const cmd = CMD.exec(text)?.groups;
  if (cmd?.name) {
    const value = (cmd.value ?? '')
      .replace(/\s\/m$/i, '')
      .trimEnd()
      .replace(/"$/, '');
    return { name: cmd.name, value: unquoted(value) };
  }
  const groups = (POWERSHELL.exec(text) ?? DOTNET.exec(text) ?? FISH.exec(text) ?? CSH.exec(text))?.groups;
  return groups?.name ? { name: groups.name, value: unquoted(groups.value ?? '') } : null;
}

const WORD = /^(?<name>[A-Za-z_]\w*)=(?<value>.*)$/s;

/** Every word of the shape `NAME=value`; the others are passed over. */
export function assignedWords(text: string): Assignment[] {
  return shellWords(text).flatMap((word) => {
    const groups = WORD.exec(word)?.groups;
    return groups ? [{ name: groups.name ?? '', value: groups.value ?? '' }] : [];
  });
}

/** The variables that a command begins with: `A=1 B='two' psql …`, `export A=1`, `env A=1 …`; and the words after. */
export function leadingAssignments(command: string): { variables: Assignment[]; words: string[] } {
  const words = shellWords(command.replace(/^(?:[$#>]|PS [^>]*>|[^\s='"]*[$#>])\s+/, ''));
  const variables: Assignment[] = [];
  let index = 0;
  while (/^(?:export|env|set|declare|-x)$/.test(words[index] ?? '')) index += 1;
  for (; index < words.length; index += 1) {
    const groups = WORD.exec(words[index] ?? '')?.groups;
    if (!groups) break;
    variables.push({ name: groups.name ?? '', value: groups.value ?? '' });
  }
  return { variables, words: words.slice(index) };
}
