import { MigrationSettings } from '../../../lib/plan/migration-settings';
import { overrideEnv } from '../../../lib/platform/env';
import { newToken, tokenHash } from '../../../lib/platform/vault/token';
import { forgetKey } from '../../../lib/platform/vault/vault-key';
import { sql } from '../../../lib/postgres/sql';
import { clusterHome } from '../../../lib/servers/embedded/cluster-home';
import { clusterPassword } from '../../../lib/servers/embedded/cluster-password';
import { readPostmaster } from '../../../lib/servers/embedded/postmaster';
import { insertArtifact } from '../../../lib/store/artifacts';
import { insertMigration } from '../../../lib/store/migrations';
import { insertOperator, type Role } from '../../../lib/store/operators';
import { query, stateClient } from '../../../lib/store/query';
import { insertSession } from '../../../lib/store/sessions';
import type { Principal } from '../../../lib/web/access-table';
import type { ProbeTarget } from './probe-access';

/** Points this process's store to the embedded state database of a product that runs on a data folder. */
export function pointToStateOf(dataDir: string): string {
  // Each data folder has a key of its own, and this process may have looked at another before.
  overrideEnv({ MUDANZA_DATA_DIR: dataDir, MUDANZA_SECRET_KEY: undefined });
  forgetKey();
  const running = readPostmaster(clusterHome('state'));
  if (!running) throw new Error('The product on that data folder is not up.');
  const password = encodeURIComponent(clusterPassword('state'));
  const url = `postgresql://mudanza:${password}@127.0.0.1:${running.port}/postgres`;
  overrideEnv({ MUDANZA_STATE_URL: url });
  return url;
}

async function endedRun(migrationId: string): Promise<string> {
  const [run] = await query<{ id: string }>(sql`
    insert into run (migration_id, step_id, action, attempt, requested_by, ended_at)
    values (${migrationId}, 'crud', 'run', 1, 'test', now()) returning id`);
  return run?.id ?? '';
}

/** Puts one of everything into the state and gives what the probes need: ids for addresses, sessions for principals. */
export async function prepareAccess(url: string): Promise<ProbeTarget> {
  const ids: Partial<Record<Role, string>> = {};
  for (const role of ['operator', 'reviewer'] as const) {
    ids[role] = (await insertOperator(stateClient, `Access ${role} ${newToken().slice(0, 6)}`, role)).id;
  }
  const migration = await insertMigration(stateClient, {
    name: 'Access table',
    kind: 'supabase',
    settings: MigrationSettings.parse({}),
    createdBy: 'test',
  });
  const runId = await endedRun(migration.id);
  const artifact = await insertArtifact({
    migrationId: migration.id,
    runId,
    name: 'a.txt',
    mediaType: 'text/plain',
    content: Buffer.from('a'),
  });
  const open = async (role: Role) => {
    const token = newToken();
    await insertSession(tokenHash(token), ids[role] ?? '', 'access probe');
    return token;
  };
  const shared = newToken();
  const cookies: Record<Principal, () => Promise<string | null>> = {
    anonymous: async () => null,
    reviewer: () => open('reviewer'),
    'share link': async () => shared,
    operator: () => open('operator'),
    'foreign origin': () => open('operator'),
    'expired session': async () => {
      const token = await open('operator');
      await query(sql`update session set expires_at = now() where token_hash = ${tokenHash(token)}`);
      return token;
    },
  };
  return {
    url,
    params: {
      id: migration.id,
      phase: 'prove',
      step: 'crud',
      runId,
      code: 'MUD-001',
      token: shared,
      artifactId: artifact.id,
    },
    cookieOf: (principal) => cookies[principal](),
  };
}
