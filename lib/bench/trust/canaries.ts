import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newToken, tokenHash } from '../../auth/token';
import { OUTLINE } from '../../plan/outline';
import type { StepId } from '../../plan/step-id';
import { findStep } from '../../plan/steps';
import { ident, sql } from '../../postgres/sql';
import { createMigration } from '../../runs/create-migration';
import { readRuns } from '../../runs/read-runs';
import { listConnections } from '../../store/connections';
import type { Migration } from '../../store/migrations';
import { insertOperator } from '../../store/operators';
import { closePool } from '../../store/pool';
import { query, stateClient } from '../../store/query';
import { listSecretNames } from '../../store/secrets';
import { insertSession } from '../../store/sessions';
import { pointToStateOf } from '../../trust/testing/prepare-access';
import { CrashServer } from './crash-server';
import { driveStep, waitForEnd } from './drive-step';
import { CanarySearch } from './search-canaries';

export interface CanaryFigures {
  readonly canaries: number;
  readonly leaks: number;
}

/** Filled in before; and a step that would ask the live Management API. */
const NOT_DRIVEN: ReadonlySet<StepId> = new Set(['target.credentials', 'project.create']);

const FORMATS = ['markdown', 'json', 'schema', 'zip', 'standup', 'notes', 'rollback'];

/** A secret nobody else has: with characters that every encoding spells differently, or plain for API keys. */
const awkward = () => `Cn${randomBytes(9).toString('hex')}/@:%ñ"<&`;
const plain = (prefix: string) => `${prefix}${randomBytes(16).toString('hex')}`;

function makeCanaries() {
  return {
    targetPassword: awkward(),
    pastedPassword: awkward(),
    sessionPassword: awkward(),
    sourcePassword: awkward(),
    anonKey: plain('sb_publishable_'),
    serviceKey: plain('sb_secret_'),
    accessToken: plain('sbp_'),
    header: plain('hdr'),
  };
}
type Canaries = ReturnType<typeof makeCanaries>;

/** Sends every canary through the form it belongs to, and lets every step run into what follows from it. */
async function plant(migration: Migration, canaries: Canaries, host: string): Promise<void> {
  const url = (user: string, password: string) =>
    `postgresql://${user}:${encodeURIComponent(password)}@${host}/postgres`;
  const credentials = {
    password: canaries.targetPassword,
    anonKey: canaries.anonKey,
    serviceKey: canaries.serviceKey,
    accessToken: canaries.accessToken,
    sessionPassword: canaries.sessionPassword,
    tlsMode: 'require',
  };
  // Understood, not understood, and refused by the server: three ways for a secret to end in a message.
  for (const connection of [
    url('postgres', canaries.pastedPassword),
    `postgresql://postgres:${canaries.pastedPassword}@@:/x`,
    `host=${host.split(':')[0]} password='${canaries.pastedPassword}' user=postgres dbname=postgres`,
  ]) {
    await driveStep(migration.id, 'target.credentials', {
      ...credentials,
      connection,
      sessionConnection: connection,
    });
    await driveStep(migration.id, 'source.connection', {
      connection: url('postgres', canaries.sourcePassword),
      password: canaries.sourcePassword,
      tlsMode: 'disable',
    });
  }
  await driveStep(migration.id, 'health', {
    header: `Authorization: Bearer ${canaries.header}`,
    waitSeconds: 0,
  });
  for (const { id, onlyIn } of OUTLINE) {
    if (onlyIn === 'practice' || NOT_DRIVEN.has(id) || !findStep(id)) continue;
    await driveStep(migration.id, id).catch((error: unknown) => console.log(`  ${id}: ${String(error)}`));
  }
}

/** Everything a browser can get of a migration: pages, their RSC payloads, logs, streams, files, exports. */
async function lookAtPages(search: CanarySearch, base: string, migrationId: string): Promise<void> {
  const token = newToken();
  const { id } = await insertOperator(stateClient, `Search ${token.slice(0, 6)}`, 'operator');
  await insertSession(tokenHash(token), id, 'search');
  const look = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(base + path, { headers: { cookie: `mudanza_session=${token}`, ...headers } });
    search.look(`${path} ${Object.keys(headers)}`, Buffer.from(await answer.arrayBuffer()));
  };
  const own = `/migrations/${migrationId}`;
  const steps = OUTLINE.map((step) => `${own}/${step.phase}/${step.id}`);
  for (const path of ['/migrations', '/account', '/metrics', `${own}/report`, `${own}/issues`, ...steps]) {
    await look(path);
    await look(path, { rsc: '1' });
  }
  for (const format of FORMATS) await look(`/api${own}/export?format=${format}`);
  for (const run of await readRuns(migrationId)) {
    await look(`/api/runs/${run.id}/log`);
    await look(`/api/runs/${run.id}/events`);
  }
  for (const { id: file } of await query<{ id: string }>(sql`select id from artifact`))
    await look(`/api/artifacts/${file}`);
}

async function lookAtTables(search: CanarySearch): Promise<void> {
  await query(sql`checkpoint`);
  const tables = await query<{ name: string }>(
    sql`select relname as name from pg_class where relnamespace = 'mudanza'::regnamespace and relkind = 'r'`,
  );
  for (const { name } of tables) {
    const rows = await query<{ text: string }>(sql`select t::text as text from ${ident('mudanza', name)} t`);
    search.look(`table ${name}`, rows.map((row) => row.text).join('\n'));
  }
}

/**
 * Plants a unique secret in every secret field of every form, lets all steps run, mostly into failures, and then looks
 * for each of them, in every spelling, in all that Mudanza keeps, prints or sends.
 */
export async function benchCanaries(port: number): Promise<CanaryFigures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mudanza-canary-'));
  chmodSync(dataDir, 0o755);
  const server = new CrashServer(port, dataDir);
  const canaries = makeCanaries();
  const search = new CanarySearch(canaries);
  try {
    await server.start();
    pointToStateOf(dataDir);
    await closePool();
    const practice = await createMigration({ name: 'Practice', kind: 'practice', by: 'bench' });
    for (const run of await readRuns(practice.id)) await waitForEnd(run.id);
    const session = (await listConnections(practice.id)).get('session');
    const migration = await createMigration({ name: 'Canaries', kind: 'supabase', by: 'bench' });
    const watch = setInterval(() => search.look('process arguments', server.commandLines().join('\n')), 300);
    await plant(migration, canaries, `127.0.0.1:${session?.port ?? 1}`);
    clearInterval(watch);
    const kept = await listSecretNames(migration.id);
    console.log(`  canaries   ${kept.length} secrets are kept sealed: ${kept.join(', ')}`);
    await lookAtPages(search, server.url, migration.id);
    await lookAtTables(search);
    search.look('server output', server.output);
    search.lookInFolder(dataDir);
    search.lookInFolder(join('.next', 'static'));
    for (const leak of search.leaks) console.log(`  LEAK ${leak.canary} in ${leak.place}: ${leak.around}`);
    return { canaries: Object.keys(canaries).length, leaks: search.leaks.length };
  } finally {
    await server.stop();
    await closePool().catch(() => undefined);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
