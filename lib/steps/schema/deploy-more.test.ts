import { afterEach, describe, expect, it } from 'vitest';
import type { SchemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import { schemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import type { SchemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import type { SchemaVerifyEvidence } from '../../plan/evidence/schema-verify-evidence';
import { catalogDigest } from '../../postgres/catalog/catalog-digest';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext, type TestContext } from '../testing/test-context';
import { schemaDeploy } from './schema-deploy';
import { schemaPreview } from './schema-preview';
import { schemaVerify } from './schema-verify';

let target: TestDatabase;
let source: TestDatabase | undefined;
let ctx: TestContext;
afterEach(async () => {
  await Promise.all([target.drop(), source?.drop()]);
  source = undefined;
});

async function world(before = '', inSource?: string): Promise<void> {
  target = await createTestDatabase();
  if (inSource !== undefined) {
    source = await createTestDatabase('source');
    await onServer(inSource, source);
  }
  if (before) await onServer(before);
  ctx = createTestContext({ target, ...(source ? { source } : {}) });
}

async function onServer(text: string, database = target): Promise<void> {
  await withTarget(database.direct, (client) => client.execute(trustedSql(text, 'own-file')));
}

async function preview(text: string): Promise<SchemaPreviewEvidence> {
  const input = schemaPreview.input.parse({ origin: 'pasted', text });
  const evidence = await schemaPreview.run(ctx, input);
  ctx.keep(schemaPreviewEvidence, evidence);
  return evidence;
}

async function deploy(): Promise<SchemaDeployEvidence> {
  const evidence = await schemaDeploy.run(ctx, schemaDeploy.input.parse({}));
  ctx.keep(schemaDeployEvidence, evidence);
  return evidence;
}

async function verify(accepted?: string): Promise<SchemaVerifyEvidence> {
  return await schemaVerify.run(ctx, schemaVerify.input.parse({ accepted }));
}

function digest(schemas = ['public']): Promise<string> {
  return withTarget(target.direct, (client) =>
    client.snapshot(async () => catalogDigest(await readCatalog(client, schemas))),
  );
}

describe('a file that meets what is there', () => {
  const THERE = `create table kept (id int primary key, note text);
    create function f() returns int language sql as 'select 1'; comment on table kept is 'old';
    create type mood as enum ('a');`;
  const FILE = `alter table kept add column extra int; create index kept_note on kept (note);
    create or replace function f() returns int language sql as 'select 2';
    comment on table kept is 'new'; alter table kept alter note set default 'x';
    create table made (id int primary key, kept_id int references kept (id));
    create trigger touch before update on kept for each row execute function suppress_redundant_updates_trigger();`;

  it('is taken back to what was there, whatever it altered', async () => {
    await world(THERE);
    const before = await digest();
    const bare = await preview(FILE);
    // The scratch database has nothing to alter, so there is no build; the dry run on the target went well.
    expect(bare.scratch.isBuilt).toBe(false);
    expect(bare.dryRun.isDone).toBe(true);
    const whole = `create table if not exists kept (id int primary key, note text); ${FILE.replace('add column extra', 'add column if not exists extra')}`;
    await preview(whole);
    const deployed = await deploy();
    expect(deployed.created).toMatchObject({ table: 1, column: 1, index: 1, trigger: 1 });
    expect(deployed.altered).toBe(3);
    expect(deployed.lost).toEqual([]);
    const plan = await schemaDeploy.previewUndo!(ctx, deployed);
    expect(plan.actions.map(({ detail }) => detail).join('\n')).toContain('select 1');
    await schemaDeploy.undo!(ctx, deployed);
    expect(await digest()).toBe(before);
  });

  it('says what no undo gives back', async () => {
    await world('create table old (id int primary key); create table kept (id int primary key)');
    await preview(
      'drop table if exists old; create table if not exists kept (id int primary key); create table made (id int primary key)',
    );
    const deployed = await deploy();
    expect(deployed.lost).toContain('table public.old');
    expect(schemaDeploy.criteria.find(({ id }) => id === 'undoable')?.judge(deployed).verdict).toBe('warn');
  });

  it('lists clashes before anything is sent', async () => {
    await world('create table users (id int primary key, odd text)');
    const evidence = await preview('create table if not exists users (id bigint primary key)');
    expect(evidence.clashes.first.map(({ name }) => name)).toContain('public.users.id');
    expect(schemaPreview.criteria.find(({ id }) => id === 'clashes')?.judge(evidence).verdict).toBe('warn');
  });
});

describe('statements that cannot run in a transaction', () => {
  it('come after the commit, on their own', async () => {
    await world('create table big (id int primary key, a int)');
    await expect(preview('create index concurrently big_a on nowhere (a)')).resolves.toMatchObject({
      dryRun: { untried: 1 },
    });
    await preview(
      'create table if not exists big (id int primary key, a int); vacuum big; create table if not exists other (id int primary key)',
    );
    const deployed = await deploy();
    expect(deployed.secondPart.map(({ label }) => label)).toEqual(['vacuum big']);
    expect(deployed.hazards).toContain('NOT_TRANSACTIONAL');
  });
});

describe('a second part that fails', () => {
  it('keeps the record of the first, removes the half-built index, and can be tried again', async () => {
    await world('create table big (id int primary key, a int); insert into big values (1, 7), (2, 7)');
    await preview(
      'create table made (id int primary key); create unique index concurrently big_a on big (a)',
    );
    const deployed = await deploy();
    expect(deployed.secondPartFailure).toMatchObject({ state: '23505' });
    expect(schemaDeploy.criteria.find(({ id }) => id === 'second-part')?.judge(deployed).verdict).toBe(
      'warn',
    );
    const indexes = await withTarget(target.direct, (client) =>
      client.rows(trustedSql("select from pg_class where relname = 'big_a'", 'own-file')),
    );
    expect(indexes).toEqual([]);
    await schemaDeploy.undo!(ctx, deployed);
    const made = await withTarget(target.direct, (client) =>
      client.rows(trustedSql("select to_regclass('public.made') as made", 'own-file')),
    );
    expect(made).toEqual([{ made: null }]);
  });
});

describe('verify', () => {
  const FILE = 'create table a (id int primary key, name text); create index a_name on a (name);';

  it('holds file, source and target against each other', async () => {
    await world('', 'create table a (id int primary key, name text, phone text);');
    await preview(FILE);
    await deploy();
    const evidence = await verify();
    expect(evidence.fileToTarget).toMatchObject({ fails: 0, warns: 0 });
    const names = (side: 'sourceToTarget' | 'fileToSource') =>
      evidence[side]?.differences.first.map(({ change, name }) => `${change} ${name}`);
    expect(names('sourceToTarget')).toEqual(['extra public.a_name', 'missing public.a.phone']);
    expect(names('fileToSource')).toEqual(['missing public.a_name', 'extra public.a.phone']);
  });

  it('is red for what the source holds and the target lacks, until each is accepted by its name', async () => {
    await world(
      '',
      `create table a (id int primary key, name text, phone text); insert into a select n from generate_series(1, 3) n;
       create table old (id int); insert into old select n from generate_series(1, 7) n; create table bare (id int);
       create schema billing; create table billing.bills (id int); insert into billing.bills values (1)`,
    );
    await preview('create table a (id int primary key, name text);');
    await deploy();
    const judge = (evidence: SchemaVerifyEvidence, id: string) =>
      schemaVerify.criteria.find((criterion) => criterion.id === id)?.judge(evidence).verdict;
    const open = await verify();
    expect(open.rows).toEqual([
      { table: 'billing.bills', source: 1, target: null, isExact: true, isThere: false },
      { table: 'public.a', source: 3, target: 0, isExact: true, isThere: true },
      { table: 'public.bare', source: 0, target: null, isExact: true, isThere: false },
      { table: 'public.old', source: 7, target: null, isExact: true, isThere: false },
    ]);
    expect(judge(open, 'source-to-target')).toBe('fail');
    expect(judge(open, 'row-places')).toBe('fail');
    const some = 'table public.old: dead since 2019\ncolumn public.a.phone: nobody reads it';
    const less = await verify(some);
    expect([judge(less, 'source-to-target'), judge(less, 'row-places')]).toEqual(['fail', 'fail']);
    const rest = 'table public.bare: empty\ntable billing.bills: moved elsewhere\nschema billing: as above';
    const all = await verify(`${some}\n${rest}`);
    expect([judge(all, 'source-to-target'), judge(all, 'row-places')]).toEqual(['warn', 'warn']);
  });

  it('gives the same totals whichever side is held against which', async () => {
    await world(
      '',
      'create table a (id int primary key, name varchar(9), phone text); create table b (id int);',
    );
    await preview(FILE);
    await deploy();
    const { sourceToTarget, fileToSource } = await verify();
    expect(sourceToTarget?.objects).toBe(fileToSource?.objects);
    expect(sourceToTarget?.different).toBe(fileToSource?.different);
    expect(sourceToTarget?.onlyHere).toBe(fileToSource?.onlyThere);
    expect(sourceToTarget?.onlyThere).toBe(fileToSource?.onlyHere);
  });

  it('leaves out what was accepted with a reason, and says so', async () => {
    await world();
    await preview(FILE);
    await deploy();
    await onServer('drop index a_name; alter table a add column mine int');
    const open = await verify();
    expect(open.fileToTarget).toMatchObject({ fails: 1, warns: 1, accepted: 0 });
    expect(schemaVerify.criteria[0]?.judge(open).verdict).toBe('fail');
    const accepted = await verify(
      'index public.a_name: too slow to build now\ncolumn public.a.mine: of the DBA\nno reason here',
    );
    expect(accepted.fileToTarget).toMatchObject({ fails: 0, warns: 0, accepted: 2 });
    expect(accepted.fileToTarget?.differences.first.map((one) => one.accepted)).toEqual([
      'too slow to build now',
      'of the DBA',
    ]);
    expect(schemaVerify.criteria[0]?.judge(accepted).verdict).toBe('warn');
  });

  it('proves a trigger dead that fires and does nothing', async () => {
    await world();
    await preview(`create table a (id int primary key, updated_at timestamptz not null default now());
      create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
      create trigger t before update on a for each row execute function touch();`);
    await deploy();
    const evidence = await verify();
    expect(evidence.triggers).toMatchObject([{ trigger: 't', state: 'fired-nothing' }]);
    expect(schemaVerify.criteria.find(({ id }) => id === 'triggers')?.judge(evidence).verdict).toBe('fail');
  });
});

describe('default privileges that differ between the scratch server and the target', () => {
  it('are no difference', async () => {
    await world('alter default privileges in schema public revoke all on tables from anon, authenticated');
    await preview('create table a (id int primary key);');
    await deploy();
    const evidence = await verify();
    expect(evidence.fileToTarget?.differences.first).toEqual([]);
  });
});

describe('a file for another search path', () => {
  it('is compared in the schema it really builds', async () => {
    await world();
    const evidence = await preview(
      'create schema app; set search_path = app; create table t (id int primary key)',
    );
    expect(evidence.schemas).toEqual(['app']);
    expect((await deploy()).created).toMatchObject({ schema: 1, table: 1 });
    expect((await verify()).fileToTarget?.differences.count).toBe(0);
  });
});
