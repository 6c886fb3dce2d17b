import '../../registry';
import { join } from 'node:path';
import { execa } from 'execa';
import { folderHashes } from '../../../backend/files/folder-hashes';
import { openWorkspace } from '../../../backend/files/workspace';
import { connectionEvidence } from '../../../plan/evidence/connection-evidence';
import type { Step } from '../../../plan/step';
import { catalogDigest } from '../../../postgres/catalog/catalog-digest';
import { readCatalog } from '../../../postgres/catalog/read-catalog';
import { withTarget } from '../../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../../servers/embedded/testing/test-database';
import { backendCompose } from '../../backend/backend-compose';
import { backendEnv } from '../../backend/backend-env';
import { backup } from '../../backend/backup';
import { docs } from '../../backend/docs';
import { practiceCopy, runStep } from '../../backend/testing/practice-copy';
import { connection } from '../../connection/connection';
import { keepEvidence } from '../../testing/keep-evidence';
import { createTestContext } from '../../testing/test-context';

export type RollbackStage = Awaited<ReturnType<typeof rollbackStage>>;

/** A target of its own and a copy of the practice backend under git, for the steps that are rolled back. */
export async function rollbackStage(source: TestDatabase) {
  const target = await createTestDatabase('target');
  const backend = await practiceCopy(source.direct);
  const git = async (...args: string[]) => (await execa('git', args, { cwd: backend.folder })).stdout;
  await git('config', 'user.name', 'Ana');
  await git('config', 'user.email', 'ana@example.test');
  const ctx = createTestContext({
    source,
    target,
    settings: { workspace: backend.folder },
  });
  await keepEvidence(ctx, connectionEvidence, connection);
  const remember = async <Input, Evidence>(step: Step<Input, Evidence>, input: unknown = {}) => {
    const ran = await runStep(step, ctx, input);
    ctx.keep(step.evidence, ran.evidence);
    return ran;
  };
  return {
    target,
    backend,
    ctx,
    git,
    remember,
    at: (path: string) => join(backend.folder, path),
    hashes: () => folderHashes(openWorkspace(backend.folder)),
    catalog: () =>
      withTarget(target.direct, async (client) =>
        catalogDigest(await client.snapshot(() => readCatalog(client, ['public']))),
      ),
    /** The steps that write to the backend's folder, but for the commit. */
    writeEverything: async () => {
      await remember(backup);
      await remember(backendEnv);
      await remember(backendCompose);
      await remember(docs);
    },
    close: async () => {
      backend.remove();
      await target.drop();
    },
  };
}
