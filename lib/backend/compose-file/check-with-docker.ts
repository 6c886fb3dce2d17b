import { execa } from 'execa';
import { childEnvironment } from '../../env';
import { maskShapes } from '../env-file/mask-env';
import type { Workspace } from '../files/workspace';

export interface DockerVerdict {
  readonly isAvailable: boolean;
  readonly isValid: boolean | null;
  /** Compose's own words when it refuses. */
  readonly words: string;
}

/** Asks `docker compose config` about files of a workspace, where docker compose is installed. Starts nothing. */
export async function checkWithDocker(
  workspace: Workspace,
  files: readonly string[],
  signal?: AbortSignal,
): Promise<DockerVerdict> {
  const options = {
    cwd: workspace.root,
    reject: false,
    timeout: 30_000,
    stdin: 'ignore',
    extendEnv: false,
    env: childEnvironment(),
    ...(signal && { cancelSignal: signal }),
  } as const;
  const version = await execa('docker', ['compose', 'version'], options);
  if (version.failed) return { isAvailable: false, isValid: null, words: '' };
  const named = files.flatMap((file) => ['-f', file]);
  const result = await execa('docker', ['compose', ...named, 'config', '--quiet'], options);
  signal?.throwIfAborted();
  const words = maskShapes(result.stderr.trim()).slice(0, 1000);
  return { isAvailable: true, isValid: !result.failed, words };
}
