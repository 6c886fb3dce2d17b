import { basename } from 'node:path';
import { isEnvFile } from '../env-file/is-env-file';
import { isPartKey } from '../env-file/part-keys';
import { readEnv } from '../env-file/read-env';
import type { Workspace } from '../files/workspace';
import { detectWorkspace } from './detect-workspace';
import { listFiles } from './list-files';
import { textOrNull } from './sighting';

/** Patterns to copy, and what is for another place than where the backend runs. */
const ASIDE = /example|sample|template|dist|default|test|\bci\b|dev|local|stag|docker|backup/i;
/** A layout of Django projects: a file for each service of compose. */
const PARTED = /(?:^|\/)\.envs\/\.production\/\.postgres$/;

/** Whether a file says where the database is. */
function saysWhere(workspace: Workspace, file: string): boolean {
  const values = readEnv(textOrNull(workspace, file) ?? '');
  return [...values].some(
    ([key, { value }]) =>
      /^(?:jdbc:)?postgres(?:ql)?(?:\+\w+)?:\/\//.test(value) ||
      (isPartKey(key) && /(?:HOST|SERVER|HOSTNAME)$/.test(key)),
  );
}

/**
 * The env file of a backend: the one that was named, else the `.env` nearest to the folder's root, which in a monorepo
 * lies further down; else the one file of another name that says where the database is, such as `app.env`; else the usual
 * name, for a file that is to be made.
 */
export function envFileOf(workspace: Workspace | null, given: string): string {
  if (given || !workspace) return given || '.env';
  const usual = detectWorkspace(workspace).envFiles.find((file) => basename(file) === '.env');
  if (usual) return usual;
  const others = listFiles(workspace).filter(
    (file) => PARTED.test(file) || (isEnvFile(file) && !ASIDE.test(basename(file))),
  );
  const [only, more] = others.filter((file) => saysWhere(workspace, file));
  return only !== undefined && more === undefined ? only : '.env';
}
