import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { execa } from 'execa';
import { type ClusterOptions, initialise } from '../cluster';
import { templates } from './templates';

const making = new Map<string, Promise<void>>();

async function makeTemplate(template: string, options: ClusterOptions): Promise<void> {
  if (existsSync(template)) return;
  const draft = `${template}-${process.pid}-${threadId}`;
  await initialise({ ...options, dataDir: draft });
  try {
    renameSync(draft, template);
  } catch {
    // Another thread was first.
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Two servers that a test starts at once wait for one template. */
function templateMade(template: string, options: ClusterOptions): Promise<void> {
  const made = making.get(template) ?? makeTemplate(template, options);
  making.set(template, made);
  return made;
}

/**
 * Lays a data folder down that is a copy of one made before, for the same version, superuser and password: to copy one takes
 * a fifth of the time that initdb does. All of them have one system identifier, which no test tells servers apart by.
 */
export async function copyTemplate(options: ClusterOptions, major: number): Promise<void> {
  const { folder } = templates;
  if (!folder) return;
  const template = join(folder, `${major}-${options.superuser}`);
  await templateMade(template, options);
  await execa('cp', ['-a', template, options.dataDir]);
}
