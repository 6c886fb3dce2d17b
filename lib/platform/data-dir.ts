import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { env } from './env';

/** Absolute path below the data folder (`.data`, or MUDANZA_DATA_DIR); the folder itself is made when missing. */
export function dataDir(...parts: readonly string[]): string {
  const root = resolve(/* turbopackIgnore: true */ env().MUDANZA_DATA_DIR ?? '.data');
  mkdirSync(root, { recursive: true, mode: 0o755 });
  return join(/* turbopackIgnore: true */ root, ...parts);
}
