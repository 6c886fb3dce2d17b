import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../backend/files/workspace';
import { applyUndo } from '../../backend/journal/apply-undo';
import { openJournal } from '../../backend/journal/journal';
import { planUndo } from '../../backend/journal/plan-undo';
import { recordWrite } from '../../backend/journal/record-write';
import { MigrationSettings } from '../../plan/migration-settings';
import { dataDir } from '../../platform/data-dir';
import { overrideEnv } from '../../platform/env';
import { forgetKey } from '../../platform/vault/vault-key';
import { ident, sql } from '../../postgres/sql';
import { splitInput } from '../../runs/run-input';
import { listAudit } from '../audit';
import { insertMigration } from '../migrations';
import { query, stateClient } from '../query';
import { listSecretNames, openSecrets, storeSecret } from '../secrets';
import { createStateDatabase } from '../testing/state-database';
import { forgetCredentials } from './forget-credentials';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let [id, other] = ['', ''];

async function newMigration(name: string): Promise<string> {
  const settings = MigrationSettings.parse({});
  const made = await insertMigration(stateClient, { name, kind: 'supabase', settings, createdBy: 'ana' });
  return made.id;
}

beforeAll(async () => {
  state = await createStateDatabase();
  overrideEnv({ MUDANZA_DATA_DIR: mkdtempSync(join(tmpdir(), 'mudanza-forget-')) });
  forgetKey();
  [id, other] = [await newMigration('m'), await newMigration('other')];
});
afterAll(() => state.drop());

interface Relation {
  readonly schema: string;
  readonly name: string;
  readonly path: string;
}

/** Every table and TOAST table of the state, with its file. */
function relations(): Promise<Relation[]> {
  return query<Relation>(sql`
    select nspname as schema, relname as name,
      current_setting('data_directory') || '/' || pg_relation_filepath(pg_class.oid) as path
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 't', 'm') and (nspname = 'mudanza' or relkind = 't')`);
}

/** Where in the state database some bytes lie: in rows as text, or in a table's file, freed space included. */
async function placesOf(needle: Buffer): Promise<string[]> {
  await query(sql`checkpoint`);
  const found: string[] = [];
  for (const { schema, name, path } of await relations()) {
    if (existsSync(path) && readFileSync(path).includes(needle)) found.push(`file of ${name}`);
    if (schema !== 'mudanza') continue;
    const rows = await query<{ text: string }>(sql`select t::text as text from ${ident(schema, name)} t`);
    if (rows.some((row) => row.text.includes(needle.toString('hex')))) found.push(`rows of ${name}`);
  }
  return found;
}

/** A failed run whose process died before it emptied its input, with an event of its own. */
async function endedRun(): Promise<Buffer> {
  const { sealed } = splitInput(id, [{ name: 'p', kind: 'secret', label: 'trust.login.password' }], {
    p: 'typed in a form',
  });
  const [run] = await query<{ id: string }>(sql`
    insert into run (migration_id, step_id, action, attempt, requested_by, ended_at, sealed_input)
    values (${id}, 'crud', 'run', 1, 'ana', now(), ${sealed}) returning id`);
  await query(sql`insert into run_event (run_id, seq, stream, level, text)
    values (${run?.id ?? ''}, 1, 'log', 'info', 'an event stays')`);
  return sealed ?? Buffer.alloc(0);
}

/** Does something while another connection to the same database holds a snapshot from before. */
async function besideOlderTransaction<Result>(work: () => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: state.url });
  await client.connect();
  await client.query('begin isolation level repeatable read');
  await client.query('select pg_current_xact_id()');
  try {
    return await work();
  } finally {
    await client.end();
  }
}

describe('forgetCredentials', () => {
  it('leaves nothing of a secret in rows, dumps or table files, and everything else as it was', async () => {
    await storeSecret(id, 'target.password', 'first secret');
    await storeSecret(id, 'target.password', 'second secret');
    await storeSecret(other, 'target.password', 'stays');
    const input = await endedRun();
    const [row] = await query<{ sealed: Buffer }>(sql`select sealed from secret where migration_id = ${id}`);
    const sealed = row?.sealed ?? Buffer.alloc(0);
    expect(await placesOf(sealed)).toEqual(expect.arrayContaining(['file of secret', 'rows of secret']));
    expect(await placesOf(input)).toEqual(expect.arrayContaining(['file of run', 'rows of run']));

    // Somebody's older transaction, which still sees what is deleted now, must not keep it in the files.
    const forget = () => forgetCredentials({ migrationId: id, by: 'ana', isWithCopies: false });
    expect(await besideOlderTransaction(forget)).toBe(1);

    expect([...(await placesOf(sealed)), ...(await placesOf(input))]).toEqual([]);
    expect(await listSecretNames(id)).toEqual([]);
    expect((await openSecrets(other)).get('target.password')).toBe('stays');
    const events = await query(sql`select from run_event where text = 'an event stays'`);
    expect(events).toHaveLength(1);
    const deed = { actor: 'ana', deed: 'credentials.forget', detail: { number: 1, copies: false } };
    expect((await listAudit(id))[0]).toMatchObject(deed);
  });

  it('deletes the copies of the backend’s files only when told, and keeps the journal', async () => {
    const workspace = mkdtempSync(join(tmpdir(), 'mudanza-backend-'));
    writeFileSync(join(workspace, '.env'), 'PASSWORD=x');
    const folder = join(dataDir('migrations', id), 'journal');
    const journal = openJournal(folder, openWorkspace(workspace));
    recordWrite(journal, { step: 'backend.env', path: '.env', content: 'PASSWORD=y' });
    const kept = () => (existsSync(join(folder, 'blobs')) ? readdirSync(join(folder, 'blobs')).length : 0);
    expect(kept()).toBe(2);
    await forgetCredentials({ migrationId: id, by: 'ana', isWithCopies: false });
    expect(kept()).toBe(2);
    await forgetCredentials({ migrationId: id, by: 'ana', isWithCopies: true });
    expect(kept()).toBe(0);
    expect(planUndo(journal, () => true).map(({ path }) => path)).toEqual(['.env']);
    expect(() =>
      applyUndo(
        journal,
        planUndo(journal, () => true),
      ),
    ).toThrow('MUD-419');
  });

  it('waits for open runs and says when there is no such migration', async () => {
    await storeSecret(id, 'target.password', 'kept');
    await query(sql`insert into run (migration_id, step_id, action, attempt, requested_by)
      values (${id}, 'tools', 'run', 1, 'ana')`);
    const ask = { by: 'ana', isWithCopies: true };
    await expect(forgetCredentials({ ...ask, migrationId: id })).rejects.toThrow('MUD-807');
    expect(await listSecretNames(id)).toEqual(['target.password']);
    const nobody = '00000000-0000-4000-8000-000000000000';
    await expect(forgetCredentials({ ...ask, migrationId: nobody })).rejects.toThrow('MUD-600');
  });
});
