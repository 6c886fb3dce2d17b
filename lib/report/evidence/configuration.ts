import type { BackendComposeEvidence } from '../../plan/evidence/backend-compose-evidence';
import type { BackendEnvEvidence } from '../../plan/evidence/backend-env-evidence';
import type { BackupEvidence } from '../../plan/evidence/backup-evidence';

/** What the last runs left in the backend's files, as masked diffs: for a report where the disk cannot be read. */
export function readConfiguration(
  env: BackendEnvEvidence | null,
  compose: BackendComposeEvidence | null,
): { file: string; diff: string }[] {
  const files = compose?.kind === 'done' ? compose.files : [];
  const diffs = [
    ...(env?.kind === 'done' ? [{ file: env.file, diff: env.wholeDiff ?? env.diff }] : []),
    ...files.map(({ path, diff }) => ({ file: path, diff })),
  ];
  return diffs.filter(({ diff }) => diff.trim() !== '');
}

/** Names of the copies that were made before anything changed. */
export function readBackups(backup: BackupEvidence | null): string[] {
  return backup?.kind === 'done' ? backup.copies.map(({ copy }) => copy) : [];
}
