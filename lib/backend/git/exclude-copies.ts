import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { removeDurably, writeAtomically } from '../../platform/files/write-atomically';
import { resolveInside, type Workspace } from '../files/workspace';
import { runGit } from './run-git';

const DIGITS = (count: number) => '[0-9]'.repeat(count);
/** What the step `backup` calls its copies. */
const BLOCK = `# Mudanza: copies of the configuration\n*.backup.${DIGITS(8)}_${DIGITS(6)}\n`;

/** The repository's own list of ignored names, which no commit holds; null where it lies outside of the folder. */
async function excludeFile(workspace: Workspace): Promise<string | null> {
  try {
    const path = (await runGit(workspace, ['rev-parse', '--git-path', 'info/exclude'])).trim();
    const inside = relative(workspace.root, join(workspace.root, path));
    return path.startsWith('/') ? null : resolveInside(workspace, inside);
  } catch (error) {
    if (error instanceof MudanzaError) return null;
    throw error;
  }
}

const modeOf = (file: string) => statSync(file).mode & 0o777;

/**
 * Keeps git from listing the copies of the step `backup`, as it does those of secrets: by the repository's local list, which
 * is nobody else's. Gives whether it is so now; false without git, or where the repository lies above the folder.
 */
export async function excludeCopies(workspace: Workspace): Promise<boolean> {
  const file = await excludeFile(workspace);
  if (!file) return false;
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (before.includes(BLOCK)) return true;
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  if (!existsSync(join(file, '..'))) return false;
  writeAtomically(
    file,
    Buffer.from(before + gap + BLOCK),
    existsSync(file) ? modeOf(file) : 0o644,
    workspace.root,
  );
  return true;
}

/** Takes that back: what others wrote to the list stays, byte for byte. */
export async function includeCopies(workspace: Workspace): Promise<void> {
  const file = await excludeFile(workspace);
  if (!file || !existsSync(file)) return;
  const now = readFileSync(file, 'utf8');
  const at = now.indexOf(BLOCK);
  if (at < 0) return;
  const rest = now.slice(0, at) + now.slice(at + BLOCK.length);
  if (rest === '') removeDurably(file, workspace.root);
  else writeAtomically(file, Buffer.from(rest), modeOf(file), workspace.root);
}
