import { afterEach, describe, expect, it } from 'vitest';
import { schemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext } from '../testing/test-context';
import { schemaDeploy } from './schema-deploy';
import { schemaPreview } from './schema-preview';
import { schemaVerify } from './schema-verify';

let target: TestDatabase;
afterEach(() => target.drop());

/** Where the extension is before, what the file says of it, how the file names its members, and its search path. */
const PLACES: readonly (readonly [before: string, asks: string, member: string, path: string])[] = [
  [
    '',
    'create extension if not exists citext with schema public',
    'public.citext',
    "select pg_catalog.set_config('search_path', '', false)",
  ],
  ['', 'create extension citext with schema extensions', 'extensions.citext', ''],
  ['', 'create extension citext', 'citext', ''],
  ['', 'create extension citext', 'public.citext', ''],
  ['', 'create schema ext; create extension citext with schema ext', 'ext.citext', ''],
  [
    'create extension citext with schema extensions',
    'create extension if not exists citext with schema public',
    'public.citext',
    "select pg_catalog.set_config('search_path', '', false)",
  ],
  ['create extension citext with schema extensions', '', 'extensions.citext', ''],
  [
    'create extension citext with schema extensions',
    'create extension if not exists citext',
    'citext',
    'set search_path = public, extensions',
  ],
  ['create extension citext with schema public', '', 'public.citext', 'set search_path = app, public'],
  [
    'create extension citext with schema public',
    'create extension if not exists citext with schema extensions',
    'extensions.citext',
    '',
  ],
  ['create schema ext; create extension citext with schema ext', '', 'ext.citext', ''],
];

describe('an extension in every place', () => {
  it.each(PLACES)('before: %s · file: %s · %s · %s', async (before, asks, member, path) => {
    target = await createTestDatabase();
    if (before) await withTarget(target.direct, (client) => client.execute(trustedSql(before, 'own-file')));
    const ctx = createTestContext({ target });
    const file = `create schema app; ${path ? `${path};` : ''} ${asks ? `${asks};` : ''} create table app.t (id int primary key, name ${member} not null)`;
    const preview = async () => {
      const evidence = await schemaPreview.run(
        ctx,
        schemaPreview.input.parse({ origin: 'pasted', text: file }),
      );
      ctx.keep(schemaPreviewEvidence, evidence);
      return evidence;
    };
    expect((await preview()).catalog).not.toBeNull();
    const deployed = await schemaDeploy.run(ctx, schemaDeploy.input.parse({}));
    ctx.keep(schemaDeployEvidence, deployed);
    const verified = await schemaVerify.run(ctx, schemaVerify.input.parse({}));
    expect(verified.fileToTarget).toMatchObject({ fails: 0 });
    expect((await preview()).isAlreadyThere).toBe(true);
    await schemaDeploy.undo!(ctx, deployed);
    const left = await withTarget(target.direct, (client) =>
      client.rows(sql`select from pg_namespace where nspname = 'app'`),
    );
    expect(left).toEqual([]);
  });
});

describe('a file with names of its own that members bear too', () => {
  const FILE = `create table public.t (id int primary key, secret text);
    create function public.encrypt(v text) returns text language sql immutable as 'select reverse(v)';
    create view public.v as select id, public.encrypt(secret) as e from public.t;
    comment on table public.t is 'use public.encrypt, not public.crypt';
    insert into public.t values (1, 'see public.digest');
    create table public.crypt (id int primary key, hash bytea default public.digest('a', 'sha1'));`;

  it('changes references to members, and nothing else', async () => {
    target = await createTestDatabase();
    const ctx = createTestContext({ target });
    const evidence = await schemaPreview.run(
      ctx,
      schemaPreview.input.parse({ origin: 'pasted', text: FILE }),
    );
    expect(evidence.rewrites.first.map(({ after }) => after)).toEqual([
      "create table public.crypt (id int primary key, hash bytea default extensions.digest('a', 'sha1'))",
    ]);
    ctx.keep(schemaPreviewEvidence, evidence);
    const deployed = await schemaDeploy.run(ctx, schemaDeploy.input.parse({}));
    const rows = await withTarget(target.direct, (client) =>
      client.rows(sql`select secret, obj_description('public.t'::regclass) as note from public.t`),
    );
    expect(rows).toEqual([{ secret: 'see public.digest', note: 'use public.encrypt, not public.crypt' }]);
    await schemaDeploy.undo!(ctx, deployed);
  });
});
