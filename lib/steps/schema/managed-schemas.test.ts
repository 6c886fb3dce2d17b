import { afterEach, expect, it } from 'vitest';
import { schemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import { schemaVerifyEvidence } from '../../plan/evidence/schema-verify-evidence';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext } from '../testing/test-context';
import { schemaDeploy } from './schema-deploy';
import { schemaPreview } from './schema-preview';
import { schemaVerify } from './schema-verify';

let target: TestDatabase;
afterEach(() => target.drop());

const NOTES = `create table public.notes (id int primary key, owner uuid not null references auth.users (id) on delete cascade);
  alter table public.notes enable row level security;`;

/** What public schemas for Supabase do with the schemas that a project brings along. */
const FILES: readonly (readonly [name: string, file: string])[] = [
  ['auth.uid()', `${NOTES} create policy own on public.notes to authenticated using (owner = auth.uid())`],
  [
    'auth.jwt(), role() and email()',
    `${NOTES} create policy own on public.notes using ((select auth.role()) = 'authenticated' and auth.email() = (auth.jwt() ->> 'email'))`,
  ],
  [
    'a trigger on auth.users',
    `${NOTES} create function public.greet() returns trigger language plpgsql security definer set search_path = '' as $$ begin return new; end $$;
    create trigger on_auth_user_created after insert on auth.users for each row execute function public.greet()`,
  ],
  [
    'a policy on storage.objects',
    `${NOTES} create policy "own files" on storage.objects for select to authenticated using (bucket_id = 'avatars' and (storage.foldername(name))[1] = auth.uid()::text)`,
  ],
  [
    'a policy on realtime.messages',
    `${NOTES} create policy topic on realtime.messages for select to authenticated using (realtime.topic() = 'room')`,
  ],
  [
    'the publication supabase_realtime',
    `${NOTES} alter publication supabase_realtime add table public.notes`,
  ],
  [
    'vault and graphql_public',
    `${NOTES} create view public.names with (security_invoker = on) as select name from vault.decrypted_secrets; grant usage on schema graphql_public to anon`,
  ],
];

it.each(FILES)('%s is built, deployed, compared and undone', async (_, file) => {
  target = await createTestDatabase();
  const ctx = createTestContext({ target });
  const preview = await schemaPreview.run(ctx, schemaPreview.input.parse({ origin: 'pasted', text: file }));
  ctx.keep(schemaPreviewEvidence, preview);
  expect(preview.scratch).toMatchObject({ isBuilt: true });
  const deployed = await schemaDeploy.run(ctx, schemaDeploy.input.parse({}));
  ctx.keep(schemaDeployEvidence, deployed);
  expect(deployed.lost).toEqual([]);
  const verified = await schemaVerify.run(ctx, schemaVerify.input.parse({}));
  expect(verified.fileToTarget).toMatchObject({ fails: 0 });
  await schemaDeploy.undo!(ctx, deployed);
});

/** What somebody does to what the file hung on Supabase's own tables, and what verify says of it. */
const DRIFT: readonly (readonly [change: string, says: string])[] = [
  ['drop trigger on_auth_user_created on auth.users', 'missing trigger auth.users.on_auth_user_created'],
  [
    'alter table auth.users disable trigger on_auth_user_created',
    'different trigger auth.users.on_auth_user_created',
  ],
  ['drop policy "own files" on storage.objects', 'missing policy storage.objects."own files"'],
  [
    'alter policy "own files" on storage.objects using (true)',
    'different policy storage.objects."own files"',
  ],
];

it.each(DRIFT)('compares what hangs on tables of Supabase: %s', async (change, says) => {
  target = await createTestDatabase();
  const ctx = createTestContext({ target });
  const file = `${FILES[2]?.[1]}; create policy "own files" on storage.objects for select to authenticated using (bucket_id = 'avatars')`;
  const input = schemaPreview.input.parse({ origin: 'pasted', text: file });
  const preview = async () => {
    const evidence = schemaPreviewEvidence.schema.parse(await schemaPreview.run(ctx, input));
    ctx.keep(schemaPreviewEvidence, evidence);
    return evidence.isAlreadyThere;
  };
  const wrong = async () => {
    const verified = schemaVerifyEvidence.schema.parse(
      await schemaVerify.run(ctx, schemaVerify.input.parse({})),
    );
    return verified.fileToTarget?.differences.first.map(
      ({ change: of, kind, name }) => `${of} ${kind} ${name}`,
    );
  };
  await preview();
  await schemaDeploy.run(ctx, schemaDeploy.input.parse({}));
  expect(await wrong()).toEqual([]);
  expect(await preview()).toBe(true);
  await withTarget(target.admin, (client) => client.execute(trustedSql(change, 'own-file')));
  expect(await wrong()).toEqual([says]);
  expect(await preview().catch(() => false)).toBe(false);
});
