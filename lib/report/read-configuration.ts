import { existsSync } from 'node:fs';
import { workspaceSecrets } from '../backend/env-file/workspace-secrets';
import { openWorkspace } from '../backend/files/workspace';
import { type ChangedFile, sinceBefore } from '../backend/journal/since-before';
import { dataDir } from '../platform/data-dir';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { redactText } from '../platform/vault/redact-text';
import { knownSecrets } from '../store/keys/known-secrets';
import type { Migration } from '../store/migrations';

/**
 * The backend's configuration, before the migration against what is on disk now, every secret of the migration and of the
 * folder's env files hidden. Null where nobody wrote through the journal, or the folder cannot be read from here: the report
 * then says what the last run left, or nothing.
 */
export async function readChangedConfiguration({
  id,
  settings,
}: Pick<Migration, 'id' | 'settings'>): Promise<ChangedFile[] | null> {
  const folder = dataDir('migrations', id, 'journal');
  const path = settings.workspace?.trim();
  if (!path || !existsSync(folder)) return null;
  try {
    const workspace = openWorkspace(path);
    const secrets = [...(await knownSecrets(id)), ...workspaceSecrets(path)];
    const changed = sinceBefore({ workspace, folder }, ({ step }) => step.startsWith('backend.'));
    return changed.map(({ file, diff }) => ({ file, diff: redactText(diff, secrets) }));
  } catch (error) {
    if (error instanceof MudanzaError) return null;
    throw error;
  }
}
