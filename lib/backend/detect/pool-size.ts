import { z } from 'zod';
import type { PoolRule } from '../drivers/driver-stack';
import { readEnv } from '../env-file/read-env';
import type { Workspace } from '../files/workspace';
import { codeOf } from './find-code-lines';
import { findGivenNumber, findNamedNumber } from './named-number';
import { textOrNull } from './sighting';
import { runtimeFiles, sourceFiles } from './source-files';

/** How many connections one process of the backend keeps, and who says so. */
export const PoolSize = z.object({
  /** A number, or what stands in its place: `NullPool`. */
  value: z.string(),
  /** Null where the backend has no pool of its own. */
  size: z.number().nullable(),
  /** Connections it may open above the pool; missing where the driver knows no such thing. */
  overflow: z.number().optional(),
  /** `unknown`: the engine is given a size that could not be followed. */
  from: z.enum(['code', 'env', 'default', 'unknown']),
  /** Null for the driver's default. */
  file: z.string().nullable(),
  line: z.number().nullable(),
  /** What the code calls the number; missing where it stands there itself. */
  name: z.string().optional(),
  overflowName: z.string().optional(),
});
export type PoolSize = z.infer<typeof PoolSize>;

const POOL_KEY = /POOL_?(MAX_?)?SIZE$|MAX_CONNECTIONS$/;
const ENV_FILE = /(^|\/)\.env[\w.]*$/;

interface Env {
  readonly file: string;
  readonly text: string;
}

interface Look {
  readonly workspace: Workspace;
  readonly files: readonly string[];
  readonly env: Env | null;
}

/** Scripts and tools beside the backend may have engines of their own, which tell nothing of it. */
const BESIDE = /(^|\/)(scripts?|bin|tools?|monitoring|seeds?|bench(marks?)?|load_?tests?)\//;

/** The text between a bracket that was opened and the one that closes it. */
function bracketed(text: string, start: number): string {
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    if ('({['.includes(text[at] ?? '')) depth += 1;
    else if (')}]'.includes(text[at] ?? '')) depth -= 1;
    if (depth === 0) return text.slice(start, at);
  }
  return text.slice(start);
}

interface Given {
  readonly file: string;
  readonly line: number;
  /** What the call is given, with the tables that are spread into it. */
  readonly text: string;
  /** False where a spread table could not be found. */
  readonly isWhole: boolean;
}

/** What each call that makes an engine is given, the backend's own before those of scripts beside it. */
function calls({ workspace, files }: Look, call: RegExp): Given[] {
  const own = [...files.filter((file) => !BESIDE.test(file)), ...files.filter((file) => BESIDE.test(file))];
  return own.flatMap((file): Given[] => {
    const code = (textOrNull(workspace, file) ?? '')
      .split(/\r\n|\n|\r/)
      .map((line) => codeOf(file, line))
      .join('\n');
    return [...code.matchAll(call)].flatMap((match) => {
      const args = bracketed(code, match.index + match[0].length);
      if (isAside(code.slice(0, match.index), args)) return [];
      const spread = [...args.matchAll(/\*\*\s*([A-Za-z_]\w*)/g)].map(([, name = '']) => tableOf(code, name));
      return {
        file,
        line: code.slice(0, match.index).split('\n').length,
        text: [args, ...spread.filter((table) => table !== null)].join('\n'),
        isWhole: spread.every((table) => table !== null),
      };
    });
  });
}

/** A function of that name, an engine for tests, and the branch for SQLite tell nothing of the pool to Postgres. */
function isAside(before: string, args: string): boolean {
  if (/\b(?:def|class)\s+$/.test(before) || /sqlite|check_same_thread/i.test(args)) return true;
  const above = before.split('\n').toReversed();
  const branch = above.find((line) => /^\s*(?:if|elif|else|def|async def|class)\b/.test(line)) ?? '';
  if (/^\s*(?:el)?if\b.*sqlite/i.test(branch) && !/\bnot\b|!=/.test(branch)) return true;
  const own = above.find((line) => /^\s*(?:async )?def\b/.test(line)) ?? '';
  return /def \w*_?tests?(?:_|\b)/i.test(own);
}

/** A dictionary of the same file, and what is put into it afterwards; null where it is not there. */
function tableOf(code: string, name: string): string | null {
  const definition = new RegExp(`^\\s*${name}\\b[^=\\n]*=\\s*(?:dict\\s*\\(|\\{)`, 'm').exec(code);
  if (!definition) return null;
  const later = [...code.matchAll(new RegExp(`^\\s*${name}\\[["'](\\w+)["']\\]\\s*=\\s*(.+)$`, 'gm'))];
  const addition = `\\b${name}(?:\\.update\\(|\\s*\\|=\\s*(?:dict\\s*\\(|\\{))`;
  const more = [...code.matchAll(new RegExp(addition, 'g'))].map((match) =>
    bracketed(code, match.index + match[0].length),
  );
  const added = later.map(([, key, value]) => `${key}=${value}`);
  return [bracketed(code, definition.index + definition[0].length), ...added, ...more].join('\n');
}

/** What a call says of one setting, by a number, a name or not at all. */
function inCall(look: Look, given: Given, rule: Pick<PoolRule, 'says' | 'named'>): PoolSize | 'lost' | null {
  const match = rule.says.exec(given.text);
  const value = match?.slice(1).find(Boolean);
  const { file } = given;
  const line = given.line + given.text.slice(0, match?.index ?? 0).split('\n').length - 1;
  if (value) return { value, size: numberIn(value), from: 'code', file, line };
  const name = rule.named?.exec(given.text)?.[1];
  if (!name) return null;
  const behind = findNamedNumber(look.workspace, look.files, name, look.env);
  return behind ? { ...behind, value: String(behind.size), name } : 'lost';
}

const unknownAt = ({ file, line }: Pick<PoolSize, 'file' | 'line'>): PoolSize => ({
  value: '?',
  size: null,
  from: 'unknown',
  file,
  line,
});

/** The engine that is really made; where the code makes several of different size, which one runs is not known. */
function fromCall(look: Look, rule: PoolRule, call: RegExp): PoolSize | null {
  const all = calls(look, call);
  const own = all.filter(({ file }) => !BESIDE.test(file));
  const made = (own.length > 0 ? own : all).map((given) => fromOne(look, rule, given));
  const pooled = made.filter(({ size, from }) => size !== null || from === 'unknown');
  const [first = made[0]] = pooled;
  if (!first) return null;
  const isSame = (one: PoolSize) => one.size === first.size && one.overflow === first.overflow;
  return pooled.every(isSame) ? first : unknownAt(first);
}

/** What one call says, what the driver does where it says nothing, or not known. */
function fromOne(look: Look, rule: PoolRule, given: Given): PoolSize {
  const { file, line } = given;
  const unknown: PoolSize = { value: '?', size: null, from: 'unknown', file, line };
  const said = inCall(look, given, rule);
  if (said === 'lost') return unknown;
  if (said && said.size === null) return said;
  const over = rule.overflow ? inCall(look, given, rule.overflow) : null;
  if (over === 'lost' || (!said && !given.isWhole)) return unknown;
  const size = said ?? {
    value: String(rule.byDefault),
    size: rule.byDefault,
    from: 'default' as const,
    file: null,
    line: null,
  };
  const overflow = over?.size ?? rule.overflow?.byDefault;
  return {
    ...size,
    ...(overflow !== undefined && { overflow }),
    ...(over?.name && { overflowName: over.name }),
  };
}

function numberIn(value: string): number | null {
  return /^\d+$/.test(value) ? Number(value) : null;
}

/** The lines of code in which the rule may be said. */
function* codeLines(
  { workspace }: Look,
  files: readonly string[],
  { inside }: Pick<PoolRule, 'inside'>,
): Generator<{ readonly file: string; readonly line: number; readonly code: string }> {
  for (const file of files) {
    const text = textOrNull(workspace, file);
    if (text === null || (inside && !inside.test(text))) continue;
    for (const [index, content] of text.split(/\r\n|\n|\r/).entries())
      yield { file, line: index + 1, code: codeOf(file, content) };
  }
}

/** What one line says, outright or by a name that can be followed. */
function onLine(
  { workspace, files, env }: Look,
  { file, line, code }: { readonly file: string; readonly line: number; readonly code: string },
  rule: Pick<PoolRule, 'says' | 'named'>,
): PoolSize | null {
  const value = rule.says.exec(code)?.slice(1).find(Boolean);
  if (value) return { value, size: numberIn(value), from: 'code', file, line };
  const name = rule.named?.exec(code)?.[1];
  const behind = name ? findNamedNumber(workspace, files, name, env) : null;
  return name && behind ? { ...behind, value: String(behind.size), name } : null;
}

/**
 * What the code says of it. A file that says it more than once and differently (one for development, one for production)
 * does not tell which one counts.
 */
function inCode(
  look: Look,
  files: readonly string[],
  rule: Pick<PoolRule, 'says' | 'named' | 'inside'>,
): PoolSize | null {
  const found: { readonly place: { file: string; line: number }; readonly size: PoolSize }[] = [];
  const otherwise = givenOtherwise(rule.says);
  for (const at of codeLines(look, files, rule)) {
    const place = { file: at.file, line: at.line };
    if (found[0] && found[0].place.file !== at.file) break;
    const size = onLine(look, at, rule);
    if (size) found.push({ place, size });
    else if (found[0] && otherwise.test(at.code)) found.push({ place, size: unknownAt(place) });
  }
  const [first] = found;
  if (!first) return null;
  return found.every(({ size }) => size.size === first.size.size) ? first.size : unknownAt(first.place);
}

/** The setting with anything but a number behind it. */
function givenOtherwise(says: RegExp): RegExp {
  return new RegExp(says.source.replaceAll('(\\d+)', '["\']?(?![\\d\\s"\'])([^\\n]+)'), says.flags);
}

/** What a line gives to the setting, up to the next entry or the end of the call. */
function upToNext(rest: string): string {
  let depth = 0;
  for (let at = 0; at < rest.length; at += 1) {
    const char = rest[at] ?? '';
    if ('({['.includes(char)) depth += 1;
    else if (')}]'.includes(char)) depth -= 1;
    if (depth < 0 || (depth === 0 && ',;"\'&'.includes(char))) return rest.slice(0, at).trim();
  }
  return rest.trim();
}

/** The first line that gives the setting something else than a number: followed, or not known. */
function inOtherCode(look: Look, files: readonly string[], rule: PoolRule): PoolSize | null {
  const { workspace, env } = look;
  const pattern = givenOtherwise(rule.says);
  let lost: PoolSize | null = null;
  for (const { file, line, code } of codeLines(look, files, rule)) {
    const rest = pattern.exec(code)?.slice(1).find(Boolean);
    const value = rest && upToNext(rest);
    if (!value) continue;
    const behind = findGivenNumber(workspace, look.files, { text: value, file, line }, env);
    if (behind) return { ...behind, value: String(behind.size), name: value };
    lost ??= { value: '?', size: null, from: 'unknown', file, line };
  }
  return lost;
}

/** A key of the env file, when some file of the backend reads it; pydantic and others spell keys in small letters. */
function inEnv({ workspace, files, env }: Look): PoolSize | null {
  for (const [key, { value, line }] of env ? readEnv(env.text) : []) {
    if (!env || !POOL_KEY.test(key)) continue;
    const name = key.toLowerCase();
    const isRead = files.some((file) => textOrNull(workspace, file)?.toLowerCase().includes(name));
    if (isRead) return { value, size: numberIn(value), from: 'env', file: env.file, line };
  }
  return null;
}

function withOverflow(look: Look, rule: PoolRule, found: PoolSize | null): PoolSize | null {
  if (!rule.overflow || !found || found.size === null) return found;
  const said = inCode(look, look.files, rule.overflow);
  const overflow = said?.size ?? rule.overflow.byDefault;
  return { ...found, overflow, ...(said?.name && { overflowName: said.name }) };
}

/**
 * The pool that the backend would really open: what its code says, itself or by name, else the key of the env file that
 * its code reads, else the driver's default. Null when none of them says anything; `unknown` where the code gives a size
 * that cannot be followed.
 */
export function findPoolSize(workspace: Workspace, rule: PoolRule, env: Env | null): PoolSize | null {
  const files = runtimeFiles(workspace, sourceFiles(workspace)).filter((file) => !ENV_FILE.test(file));
  const look: Look = { workspace, files, env };
  const made = rule.call ? fromCall(look, rule, rule.call) : null;
  if (made) return made;
  const all = [...files, ...(env ? [env.file] : [])];
  const said = inCode(look, all, rule) ?? inOtherCode(look, all, rule) ?? inEnv(look);
  if (said || rule.byDefault === null) return withOverflow(look, rule, said);
  const { byDefault } = rule;
  return withOverflow(look, rule, {
    value: String(byDefault),
    size: byDefault,
    from: 'default',
    file: null,
    line: null,
  });
}
