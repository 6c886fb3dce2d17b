import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMigration } from '../../../lib/runs/create-migration';
import { readRuns } from '../../../lib/runs/read-runs';
import { listConnections } from '../../../lib/store/connections';
import { updateSettings } from '../../../lib/store/migrations';
import { closePool } from '../../../lib/store/pool';
import { listSecretNames } from '../../../lib/store/secrets';
import { pointToStateOf } from '../testing/prepare-access';
import { lookInBrowser } from './browser-canaries';
import { canaryForms } from './canary-forms';
import { MARKER, secretFields, wrongPastes } from './canary-set';
import { canaryWorkspace } from './canary-workspace';
import { CrashServer } from './crash-server';
import { waitForEnd } from './drive-step';
import { lookAtPages, lookAtTables, operatorCookie } from './look-everywhere';
import { plantInSteps } from './plant-canaries';
import { postForm } from './post-form';
import { CanarySearch } from './search-canaries';

export interface CanaryFigures {
  readonly canaries: number;
  readonly leaks: number;
}

/** The files of the backends themselves: a `.env` is where its secrets belong. */
const BACKEND_FILES = /\/migrations\/[0-9a-f-]{36}\/hotel-api\b|\/canary-backend\b/;

/** Sends secrets through every other form; each answer is looked at. Gives how many were sent. */
async function plantInForms(search: CanarySearch, url: string, id: string, cookie: string): Promise<number> {
  const params = { id, phase: 'prove', step: 'crud', token: 'x' };
  const kept = await postForm({ url, params }, cookie, {
    action: 'app/migrations/[id]/issues/actions.ts#saveNote',
    values: { migrationId: id, kind: 'lesson', suggestion: '', text: 'nothing secret' },
  });
  if (!/"done"/.test(kept)) throw new Error(`a harmless form was not taken: ${kept.slice(-1200)}`);
  let sent = 0;
  for (const kind of wrongPastes().map((paste) => paste.kind)) {
    const count = canaryForms(params, '').length;
    for (let index = 0; index < count; index += 1) {
      const paste = wrongPastes().find((one) => one.kind === kind);
      const form = paste && canaryForms(params, paste.text)[index];
      if (!paste || !form) continue;
      sent += 1;
      search.add({ [`${kind} in ${form.action} (${index})`]: paste.canary });
      search.look(`answer of ${form.action}`, await postForm({ url, params }, cookie, form));
    }
  }
  return sent;
}

/**
 * Plants a unique secret in every secret field of every form, in every field of every form that is kept in plain, and in
 * a backend's env file; lets all steps run, mostly into failures; and then looks for each of them, in every spelling, in
 * all that Mudanza keeps, prints or sends.
 */
export async function benchCanaries(port: number): Promise<CanaryFigures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mudanza-canary-'));
  chmodSync(dataDir, 0o755);
  const server = new CrashServer(port, dataDir);
  const fields = secretFields();
  const search = new CanarySearch({}, MARKER);
  search.add(Object.fromEntries(fields.map(({ stepId, field, canary }) => [`${stepId}.${field}`, canary])));
  try {
    await server.start();
    pointToStateOf(dataDir);
    await closePool();
    const practice = await createMigration({ name: 'Practice', kind: 'practice', by: 'bench' });
    for (const run of await readRuns(practice.id)) await waitForEnd(run.id);
    const session = (await listConnections(practice.id)).get('session');
    const migration = await createMigration({ name: 'Canaries', kind: 'supabase', by: 'bench' });
    const workspace = join(dataDir, 'canary-backend');
    const inEnv = await canaryWorkspace(workspace);
    search.add(inEnv);
    await updateSettings(migration.id, { workspace });
    const watch = setInterval(() => search.look('process arguments', server.commandLines().join('\n')), 200);
    const pasted = await plantInSteps(migration, fields, `127.0.0.1:${session?.port ?? 1}`, search);
    const cookie = await operatorCookie();
    const sent = await plantInForms(search, server.url, migration.id, cookie);
    await lookInBrowser(search, { url: server.url, cookie, migrationId: migration.id }, fields);
    clearInterval(watch);
    const kept = await listSecretNames(migration.id);
    console.log(`  canaries   ${kept.length} secrets are kept sealed: ${kept.join(', ')}`);
    await lookAtPages(search, server.url, migration.id, cookie);
    await lookAtTables(search);
    search.look('server output', server.output);
    search.lookInFolder(dataDir, BACKEND_FILES);
    search.lookInFolder(join('.next', 'static'));
    for (const leak of search.leaks) console.log(`  LEAK ${leak.canary} in ${leak.place}: ${leak.around}`);
    const canaries = fields.length + Object.keys(inEnv).length + pasted + sent;
    console.log(
      `  canaries   looked at ${search.places} places, ${Math.round(search.searchedBytes / 1e6)} MB`,
    );
    return { canaries, leaks: search.leaks.length };
  } finally {
    await server.stop();
    await closePool().catch(() => undefined);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
