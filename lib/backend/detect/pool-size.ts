import type { PoolRule } from '../drivers/driver-stack';
import { readEnv } from '../env-file/read-env';
import type { Workspace } from '../files/workspace';
import { textOrNull } from './sighting';
import { sourceFiles } from './source-files';

/** How many connections one process of the backend keeps, and who says so. */
export interface PoolSize {
  /** A number, or what stands in its place: `NullPool`. */
  readonly value: string;
  /** Null where the backend has no pool of its own. */
  readonly size: number | null;
  readonly from: 'code' | 'env' | 'default';
  /** Null for the driver's default. */
  readonly file: string | null;
  readonly line: number | null;
}

const POOL_KEY = /POOL_?(MAX_?)?SIZE$|MAX_CONNECTIONS$/;
const ENV_FILE = /(^|\/)\.env[\w.]*$/;

function numberIn(value: string): number | null {
  return /^\d+$/.test(value) ? Number(value) : null;
}

/** Lines of code that say it outright; the first one counts. */
function inCode(workspace: Workspace, files: readonly string[], rule: PoolRule): PoolSize | null {
  for (const file of files) {
    const text = textOrNull(workspace, file);
    if (text === null || (rule.inside && !rule.inside.test(text))) continue;
    for (const [index, content] of text.split(/\r\n|\n|\r/).entries()) {
      if (/^\s*(#|\/\/)/.test(content)) continue;
      const value = rule.says.exec(content)?.slice(1).find(Boolean);
      if (value) return { value, size: numberIn(value), from: 'code', file, line: index + 1 };
    }
  }
  return null;
}

/** A key of the env file, when some file of the backend reads it; pydantic and others spell keys in small letters. */
function inEnv(
  workspace: Workspace,
  files: readonly string[],
  env: { readonly file: string; readonly text: string },
): PoolSize | null {
  for (const [key, { value, line }] of readEnv(env.text)) {
    if (!POOL_KEY.test(key)) continue;
    const name = key.toLowerCase();
    const isRead = files.some((file) => textOrNull(workspace, file)?.toLowerCase().includes(name));
    if (isRead) return { value, size: numberIn(value), from: 'env', file: env.file, line };
  }
  return null;
}

/**
 * The pool that the backend would really open: what its code says, else the key of the env file that its code reads,
 * else the driver's default. Null when none of them says anything.
 */
export function findPoolSize(
  workspace: Workspace,
  rule: PoolRule,
  env: { readonly file: string; readonly text: string } | null,
): PoolSize | null {
  const files = sourceFiles(workspace).filter((file) => !ENV_FILE.test(file));
  const url = env ? [env.file] : [];
  const said = inCode(workspace, [...files, ...url], rule) ?? (env && inEnv(workspace, files, env));
  if (said || rule.byDefault === null) return said;
  return { value: String(rule.byDefault), size: rule.byDefault, from: 'default', file: null, line: null };
}
