import { afterEach, describe, expect, it } from 'vitest';
import type { SchemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import { schemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import type { SchemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import type { SchemaVerifyEvidence } from '../../plan/evidence/schema-verify-evidence';
import type { Step } from '../../plan/step';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext, type TestContext } from '../testing/test-context';
import { schemaDeploy } from './schema-deploy';
import { schemaPreview } from './schema-preview';
import { schemaVerify } from './schema-verify';

let target: TestDatabase;
let ctx: TestContext;
let stop: AbortController;
afterEach(() => target.drop());

async function world({ isPooledOnly = false } = {}): Promise<void> {
  target = await createTestDatabase();
  stop = new AbortController();
  const door = isPooledOnly ? { connections: { target: target.pooled } } : { target };
  ctx = createTestContext({ ...door, signal: stop.signal });
}

function file(name: string): string {
  const found = [...ctx.artifacts.values()].filter(({ ref }) => ref.name === name).at(-1);
  return Buffer.from(found?.content ?? '').toString('utf8');
}

async function preview(text?: string): Promise<SchemaPreviewEvidence> {
  const input = schemaPreview.input.parse(text ? { origin: 'pasted', text } : {});
  const evidence = await schemaPreview.run(ctx, input);
  ctx.keep(schemaPreviewEvidence, evidence);
  return evidence;
}

async function deploy(): Promise<SchemaDeployEvidence> {
  const evidence = await schemaDeploy.run(ctx, schemaDeploy.input.parse({}));
  ctx.keep(schemaDeployEvidence, evidence);
  return evidence;
}

async function verify(): Promise<SchemaVerifyEvidence> {
  return await schemaVerify.run(ctx, {});
}

function verdicts<Input, Evidence>(step: Step<Input, Evidence>, evidence: Evidence): string[] {
  return step.criteria.map(({ id, judge }) => `${id} ${judge(evidence).verdict}`);
}

async function tables(): Promise<string[]> {
  const rows = await withTarget(target.direct, (client) =>
    client.rows<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    ),
  );
  return rows.map(({ name }) => name);
}

async function run(text: string): Promise<void> {
  await withTarget(target.direct, (client) => client.execute(trustedSql(text, 'own-file')));
}

const ALL = [
  'lock_audit',
  'password_history',
  'tenant_user_identifiers',
  'tenants',
  'user_sessions',
  'users',
];

describe('the default schema, from preview to undo', () => {
  it.each([false, true])('goes all the way (through the pooler only: %s)', async (isPooledOnly) => {
    await world({ isPooledOnly });
    const previewed = await preview();
    expect(verdicts(schemaPreview, previewed)).toEqual([
      'builds pass',
      'dry-run pass',
      'clashes pass',
      expect.stringContaining('lint'),
    ]);
    expect(await tables()).toEqual([]);

    const plan = await schemaDeploy.preview!(ctx, schemaDeploy.input.parse({}));
    expect(plan.actions).toHaveLength(previewed.statements.count);
    const deployed = await deploy();
    expect(deployed.outcome).toBe('deployed');
    expect(deployed.created.table).toBe(6);
    expect(await tables()).toEqual(ALL);

    const verified = await verify();
    expect(verified.fileToTarget).toMatchObject({ fails: 0, warns: 0, notes: 0 });
    expect(verified.triggers.map(({ state }) => state)).toEqual(['proved', 'proved']);
    expect(verdicts(schemaVerify, verified)).toContain('file-to-target pass');
    expect(file('fk-validation.txt')).toContain('REFERENCES public.users(id) ON DELETE CASCADE');

    const again = await deploy();
    expect(again.outcome).toBe('already-there');
    expect(again.history.map(({ outcome }) => outcome)).toEqual(['deployed', 'already-there']);

    const undoPlan = await schemaDeploy.previewUndo!(ctx, again);
    expect(undoPlan.actions.length).toBeGreaterThan(6);
    await schemaDeploy.undo!(ctx, again);
    expect(await tables()).toEqual([]);
    const left = await withTarget(target.direct, (client) =>
      client.rows(sql`select proname from pg_proc where pronamespace = 'public'::regnamespace`),
    );
    expect(left).toEqual([]);
  });

  it('refuses to undo when a row has come in, and changes nothing', async () => {
    await world();
    await preview();
    const deployed = await deploy();
    await run(`insert into public.tenants (tenant_id, name) values ('a', 'A')`);
    await expect(schemaDeploy.undo!(ctx, deployed)).rejects.toMatchObject({ code: 'MUD-321' });
    expect(await tables()).toEqual(ALL);
  });

  it('refuses to undo when someone else’s object depends on it', async () => {
    await world();
    await preview();
    const deployed = await deploy();
    await run(`create table public.theirs (id int, home int references public.tenants (id));
      create trigger theirs before update on public.theirs for each row execute function public.update_updated_at_column()`);
    await run('create view public.their_view as select id from public.users');
    const hanging = [
      'table constraint theirs_home_fkey on public.theirs',
      'trigger theirs on public.theirs',
      'view public.their_view',
    ];
    await expect(schemaDeploy.undo!(ctx, deployed)).rejects.toMatchObject({
      code: 'MUD-322',
      params: { count: 3 },
      original: hanging.join('\n'),
    });
    expect(await schemaDeploy.previewUndo!(ctx, deployed)).toMatchObject({
      isRefused: true,
      notes: [{ verdict: 'fail', message: { params: { count: 3, objects: hanging.join(', ') } } }],
    });
    await run('drop table public.theirs');
    await run('drop view public.their_view; create index theirs on public.users (full_name)');
    await expect(schemaDeploy.undo!(ctx, deployed)).rejects.toMatchObject({ code: 'MUD-322' });
    expect(await tables()).toEqual(ALL);
  });

  it('refuses a file that is not the previewed one', async () => {
    await world();
    const previewed = await preview();
    ctx.keep(schemaPreviewEvidence, { ...previewed, file: { ...previewed.file, sha256: '0'.repeat(64) } });
    await expect(deploy()).rejects.toMatchObject({ code: 'MUD-316' });
    expect(await tables()).toEqual([]);
  });

  it('applies nothing when a statement fails, and says which', async () => {
    await world();
    await preview('create table public.a (id int primary key);\ncreate table public.b (id int primary key);');
    await run('create table public.b (other text)');
    await expect(deploy()).rejects.toMatchObject({ code: 'MUD-315', params: { line: 2 }, sqlState: '42P07' });
    expect(await tables()).toEqual(['b']);
  });

  it('stops when cancelled, before its wait for a lock is over, and leaves nothing behind', async () => {
    await world();
    await preview('create table public.a (id int primary key); select pg_sleep(0.2);');
    await withTarget(target.direct, async (client) => {
      await client.transaction(async () => {
        await client.execute(sql`create table public.a (id int)`);
        const deploying = deploy();
        setTimeout(() => stop.abort('cancelled'), 300);
        await expect(deploying).rejects.toBe('cancelled');
        await client.execute(sql`drop table public.a`);
      });
    });
    expect(await tables()).toEqual([]);
  });
});
