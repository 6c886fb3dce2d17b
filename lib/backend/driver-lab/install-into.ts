import { execa } from 'execa';
import { childEnvironment } from '../../platform/env';

interface Install {
  readonly cwd: string;
  /** ms */
  readonly timeout: number;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs an installer or a compiler in a kit's folder: what it downloads may run code, and has no business with our
 * environment. Throws when it fails.
 */
export async function installInto(
  file: string,
  args: readonly string[],
  { cwd, timeout, env }: Install,
): Promise<void> {
  await execa(file, args, { cwd, timeout, extendEnv: false, env: { ...childEnvironment(), ...env } });
}
