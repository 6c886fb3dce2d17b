import { escapePattern } from '../../platform/escape-pattern';
import { readEnv } from '../env-file/read-env';
import type { Workspace } from '../files/workspace';
import { codeOf } from './find-code-lines';
import { textOrNull } from './sighting';

/** A number that the code refers to by name, and who says it. */
export interface NamedNumber {
  readonly size: number;
  readonly from: 'code' | 'env';
  readonly file: string;
  readonly line: number;
}

/** The number at the end of `name: int = 20`, `name = Field(default=20)` or `name = int(os.getenv("KEY", "20"))`. */
function definitionOf(name: string): RegExp {
  const type = '(?:\\s*:[\\w\\[\\]., |"\']+)?';
  return new RegExp(`^\\s*(?:self\\.|const\\s+|let\\s+)?${escapePattern(name)}${type}\\s*=\\s*(.+)$`, 'i');
}

function numberIn(value: string): number | null {
  const found =
    /^(?:int\(|Number\(|Field\()*(?:\s*default\s*=\s*)?["']?(\d+)\b|,\s*["']?(\d+)["']?\s*\)/.exec(
      value.trim(),
    );
  const digits = found?.[1] ?? found?.[2];
  return digits === undefined ? null : Number(digits);
}

function inEnv(keys: readonly string[], env: Env | null): NamedNumber | null {
  if (!env) return null;
  for (const [key, { value, line }] of readEnv(env.text))
    if (keys.includes(key.toLowerCase()) && /^\d+$/.test(value))
      return { size: Number(value), from: 'env', file: env.file, line };
  return null;
}

interface Env {
  readonly file: string;
  readonly text: string;
}

/** `process.env.X`, `os.getenv("X")`, `ENV.fetch("X")`, Spring's `${X:15}`. */
const ASKED = /(?:environ|getenv|env)(?:\.get|\.fetch)?[^\w\n]{1,4}(\w+)|\$\{(\w+)/i;
/** What stands in for a key that is not set. */
const FALLBACK = /(?:\?\?|\|\||[:,{])\s*["']?(\d+)\b/;
const CAST = /^(?:int|Number|parseInt|\+)\(?/;

/**
 * The number behind what code gives to a setting: a key of the environment with its fallback, or a name that can be
 * followed. Null where it is computed in another way.
 */
export function findGivenNumber(
  workspace: Workspace,
  files: readonly string[],
  given: { readonly text: string; readonly file: string; readonly line: number },
  env: Env | null,
): NamedNumber | null {
  const { text, file, line } = given;
  const asked = ASKED.exec(text);
  const key = asked?.[1] ?? asked?.[2];
  if (asked && key) {
    const fallback = FALLBACK.exec(text.slice(asked.index + asked[0].length))?.[1];
    const size = fallback === undefined ? null : Number(fallback);
    return inEnv([key.toLowerCase()], env) ?? (size === null ? null : { size, from: 'code', file, line });
  }
  const name = /^(?:\w+\.)*(\w+)\)*$/.exec(text.replace(CAST, ''))?.[1];
  return name && !/^\d/.test(name) ? findNamedNumber(workspace, files, name, env) : null;
}

/**
 * The number behind a name of the code: the env file's where it has that key (settings classes spell keys in small
 * letters), or the key that the definition asks the environment for; else what the definition says by itself.
 */
export function findNamedNumber(
  workspace: Workspace,
  files: readonly string[],
  name: string,
  env: Env | null,
): NamedNumber | null {
  const direct = inEnv([name.toLowerCase()], env);
  if (direct) return direct;
  const pattern = definitionOf(name);
  for (const file of files) {
    for (const [index, line] of (textOrNull(workspace, file) ?? '').split(/\r\n|\n|\r/).entries()) {
      const value = pattern.exec(codeOf(file, line))?.[1];
      // A line that ends in a comma is an argument's default or an entry: whoever calls may say otherwise.
      if (value === undefined || /,\s*$/.test(value)) continue;
      const asked = /(?:environ|getenv|env)\W+(\w+)/i.exec(value)?.[1];
      const size = numberIn(value);
      const given = asked ? inEnv([asked.toLowerCase()], env) : null;
      if (given) return given;
      if (size !== null) return { size, from: 'code', file, line: index + 1 };
    }
  }
  return null;
}
