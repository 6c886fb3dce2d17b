import { z } from 'zod';
import type { PoolRule } from '../drivers/driver-stack';
import { readEnv } from '../env-file/read-env';
import type { Workspace } from '../files/workspace';
import { codeOf } from './find-code-lines';
import { findNamedNumber } from './named-number';
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
  from: z.enum(['code', 'env', 'default']),
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

function numberIn(value: string): number | null {
  return /^\d+$/.test(value) ? Number(value) : null;
}

/** The first line of code that says it outright or by a name that can be followed. */
function inCode(
  look: Look,
  files: readonly string[],
  rule: Pick<PoolRule, 'says' | 'named' | 'inside'>,
): PoolSize | null {
  const { workspace, env } = look;
  for (const file of files) {
    const text = textOrNull(workspace, file);
    if (text === null || (rule.inside && !rule.inside.test(text))) continue;
    for (const [index, content] of text.split(/\r\n|\n|\r/).entries()) {
      const code = codeOf(file, content);
      const value = rule.says.exec(code)?.slice(1).find(Boolean);
      if (value) return { value, size: numberIn(value), from: 'code', file, line: index + 1 };
      const name = rule.named?.exec(code)?.[1];
      const behind = name ? findNamedNumber(workspace, look.files, name, env) : null;
      if (name && behind) return { ...behind, value: String(behind.size), name };
    }
  }
  return null;
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
 * its code reads, else the driver's default. Null when none of them says anything.
 */
export function findPoolSize(workspace: Workspace, rule: PoolRule, env: Env | null): PoolSize | null {
  const files = runtimeFiles(workspace, sourceFiles(workspace)).filter((file) => !ENV_FILE.test(file));
  const look: Look = { workspace, files, env };
  const said = inCode(look, [...files, ...(env ? [env.file] : [])], rule) ?? inEnv(look);
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
