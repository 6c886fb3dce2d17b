import type { PoolRule } from '../drivers/driver-stack';
import { readEnv } from '../env-file/read-env';
import type { Workspace } from '../files/workspace';
import { findPoolSize } from './pool-size';
import { textOrNull } from './sighting';
import { runtimeFiles, sourceFiles } from './source-files';

/** The key of the env file behind a name of the code: there already, or a field of a settings class. */
function keyOf(workspace: Workspace, name: string | undefined, envText: string): string | null {
  if (!name) return null;
  const there = [...readEnv(envText).keys()].find((key) => key.toLowerCase() === name.toLowerCase());
  if (there) return there;
  const field = new RegExp(`^\\s+${name}\\s*:`, 'm');
  const isField = runtimeFiles(workspace, sourceFiles(workspace)).some((file) => {
    const text = textOrNull(workspace, file) ?? '';
    return /\bBaseSettings\b/.test(text) && !/env_prefix/.test(text) && field.test(text);
  });
  return isField ? name.toUpperCase() : null;
}

/** The keys that the backend reads the size of its pool and the overflow from; the plan's where it names none. */
export function poolKeysOf(
  workspace: Workspace,
  rule: PoolRule,
  env: { readonly file: string; readonly text: string },
): { readonly size: string; readonly overflow: string } {
  const found = findPoolSize(workspace, rule, env);
  return {
    size: keyOf(workspace, found?.name, env.text) ?? 'POSTGRES_POOL_SIZE',
    overflow: keyOf(workspace, found?.overflowName, env.text) ?? 'POSTGRES_MAX_OVERFLOW',
  };
}
