import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '../platform/data-dir';
import type { Credentials } from '../postgres/address/endpoint';
import { ensurePracticeBackend, startPracticeBackend } from '../servers/practice/backend/practice-backend';
import {
  ensurePracticeDatabases,
  practiceConnections,
  startPracticeLab,
} from '../servers/practice/practice-lab';
import { listConnections, storeConnection } from '../store/connections';
import { type Migration, updateSettings } from '../store/migrations';
import { listSecretNames, storeSecret } from '../store/secrets';

/** Name of the databases of a practice migration, on both practice servers. */
export function practiceDatabase(migrationId: string): string {
  return `practice_${migrationId.slice(0, 8)}`;
}

/** The practice backend: a project under git in the migration's own folder, and its server with the health checks. */
async function preparePracticeBackend(migration: Migration, app: Credentials): Promise<void> {
  const folder = dataDir('migrations', migration.id, 'hotel-api');
  await ensurePracticeBackend(folder, app);
  if (!migration.settings.workspace) {
    await updateSettings(migration.id, { workspace: folder });
    Object.assign(migration.settings, { workspace: folder });
  }
  // A server that does not come up is for the health step to say; it must not stop every other step.
  await startPracticeBackend(folder).catch(() => undefined);
}

/**
 * Brings up what a migration's steps stand on. For a practice migration that is its servers, databases and stored
 * connections (their ports may change with a start); for a real one there is nothing to bring up.
 */
export async function prepareMigration(migration: Migration): Promise<void> {
  if (migration.kind !== 'practice') return;
  const lab = await startPracticeLab();
  const database = practiceDatabase(migration.id);
  const sourceSql = ['schema.sql', 'practice-source.sql'].map((name) =>
    readFileSync(join('sql', name), 'utf8'),
  );
  await ensurePracticeDatabases(lab, database, sourceSql.join('\n'));
  const wanted = practiceConnections(lab, database);
  const stored = await listConnections(migration.id);
  const names = await listSecretNames(migration.id);
  for (const role of ['source', 'target', 'session'] as const) {
    const { endpoint, password } = wanted[role];
    const isSame = JSON.stringify(stored.get(role)) === JSON.stringify(endpoint);
    if (!isSame) await storeConnection(migration.id, role, endpoint);
    if (!isSame || !names.includes(`${role}.password`))
      await storeSecret(migration.id, `${role}.password`, password);
  }
  await preparePracticeBackend(migration, wanted.app);
}
