import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { type ExposureEvidence, exposureEvidence } from '../../plan/evidence/exposure-evidence';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext, type TestContext } from '../testing/test-context';
import { EXPOSURE_CRITERIA } from './exposure-criteria';
import { ExposureInput } from './exposure-input';
import { measureExposure, previewExposure, previewUndoExposure, undoExposure } from './measure-exposure';

let target: TestDatabase;
let ctx: TestContext;
let server: Server;
let url: string;
const asked: string[] = [];

/** A Data API that serves what is named `served…`, as PostgREST answers (https://docs.postgrest.org/en/v12/references/errors.html). */
beforeAll(async () => {
  server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://x').pathname.replace('/rest/v1/', '');
    asked.push(name);
    const [status, body] = name.startsWith('served')
      ? [200, '[{"id":1}]']
      : [401, '{"code":"42501","message":"permission denied"}'];
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(async () => {
  target = await createTestDatabase();
  ctx = createTestContext({ target, secrets: { 'supabase.anonKey': 'public-key' } });
  asked.length = 0;
});
afterEach(() => target.drop());

const execute = (text: string) =>
  withTarget(target.direct, (client) => client.execute(trustedSql(text, 'own-file')));

async function measure(input: object = {}): Promise<ExposureEvidence> {
  return ctx.keep(exposureEvidence, await measureExposure(ctx, ExposureInput.parse(input)));
}

const verdicts = (evidence: ExposureEvidence) =>
  Object.fromEntries(EXPOSURE_CRITERIA.map(({ id, judge }) => [id, judge(evidence).verdict]));

describe('measureExposure', () => {
  it('ticks nothing in an empty schema: no table was asked', async () => {
    const evidence = await measure();
    expect(verdicts(evidence)).toMatchObject({
      tables: 'unchecked',
      sequences: 'pass',
      functions: 'pass',
      'data-api': 'unchecked',
      backend: 'unchecked',
    });
    expect(evidence).toMatchObject({
      schemas: ['public'],
      backendRole: 'postgres',
      statements: [],
      undo: [],
    });
  });

  it('says in both languages what is open, with its name', async () => {
    await execute('create table public.letters (id int); create sequence public.counter');
    const evidence = await measure();
    expect(verdicts(evidence)).toMatchObject({ tables: 'fail', sequences: 'warn', defaults: 'warn' });
    for (const { judge } of EXPOSURE_CRITERIA)
      for (const language of ['en', 'es'] as const)
        expect(translate(language, judge(evidence).message)).not.toMatch(/[{}]/);
    const said = EXPOSURE_CRITERIA.map(({ judge }) => translate('es', judge(evidence).message)).join('\n');
    expect(said).toContain('public.letters');
    expect(said).toContain('public.counter');
  });

  it('looks at the schemas of the migration, each once', async () => {
    await ctx.updateSettings({ schemas: ['app', 'public', 'app'] });
    await execute(
      'create schema app; grant usage on schema app to anon; create table app.t (id int); grant select on app.t to anon',
    );
    const evidence = await measure();
    expect(evidence.schemas).toEqual(['app', 'public']);
    expect(evidence.after.relations.map(({ name }) => name)).toEqual(['app.t']);
  });

  it('keeps a schema with a hostile name in sight that fewer schemas leave out', async () => {
    await ctx.updateSettings({ schemas: ['public', 'a"b.c'] });
    await execute(
      'create schema "a""b.c"; grant usage on schema "a""b.c" to anon; create table "a""b.c"."t.u" (id int); grant select on "a""b.c"."t.u" to anon',
    );
    expect(verdicts(await measure())).toMatchObject({ tables: 'fail' });
    await ctx.updateSettings({ schemas: ['public'] });
    const again = await measure();
    expect(again.schemas).toEqual(['a"b.c', 'public']);
    expect(verdicts(again)).toMatchObject({ tables: 'fail' });
  });

  it('refuses to be told that a lock-down worked where the backend would lose its rows', async () => {
    await execute('create table public.t (id int)');
    const role = `backend_${target.name}`;
    await withTarget(target.admin, (client) =>
      client.execute(
        trustedSql(
          `create role ${role} login password 'x' in role postgres; alter table public.t owner to supabase_admin; grant all on public.t to postgres with grant option`,
          'own-file',
        ),
      ),
    );
    const locking = measure({ lockDown: 'rls' });
    await expect(locking).rejects.toMatchObject({ code: '42501' });
    expect(verdicts(await measure())).toMatchObject({ tables: 'fail' });
    await withTarget(target.admin, (client) => client.execute(trustedSql(`drop role ${role}`, 'own-file')));
  });
});

describe('the Data API', () => {
  beforeEach(() => execute('create table public.served (id int); create table public.closed (id int)'));

  it('is asked for every relation, and only when it is wished', async () => {
    expect((await measure()).dataApi).toBeNull();
    expect(asked).toEqual([]);
    const { dataApi } = await measure({ askDataApi: true, dataApiUrl: url });
    expect(dataApi).toEqual([
      { name: 'public.closed', answer: 'refused', status: 401, code: '42501' },
      { name: 'public.served', answer: 'rows', status: 200, code: null },
    ]);
    expect(asked.sort()).toEqual(['closed', 'served']);
  });

  it('once gave rows, and stays red when it is not asked again, until the table is closed', async () => {
    expect(verdicts(await measure({ askDataApi: true, dataApiUrl: url }))).toMatchObject({
      'data-api': 'fail',
    });
    expect(verdicts(await measure())).toMatchObject({ 'data-api': 'fail' });
    expect(verdicts(await measure())).toMatchObject({ 'data-api': 'fail' });
    const closed = await measure({ lockDown: 'revoke' });
    expect(closed.dataApi).toBeNull();
    expect(verdicts(closed)).toMatchObject({ tables: 'pass', 'data-api': 'unchecked' });
  });

  it.each([
    ['no address, and a host that is no project’s', { askDataApi: true }, 'MUD-331'],
    ['an address that is none', { askDataApi: true, dataApiUrl: 'ftp://x' }, 'MUD-331'],
    [
      'an address of the cloud’s own metadata',
      { askDataApi: true, dataApiUrl: 'http://169.254.169.254' },
      null,
    ],
  ])('is not asked with %s', async (_, input, code) => {
    const refused = measure(input);
    await (code ? expect(refused).rejects.toMatchObject({ code }) : expect(refused).rejects.toThrow(/MUD-/));
    expect(asked).toEqual([]);
  });
});

describe('previewing and undoing', () => {
  it('shows every statement before it is run, and a basis that any change of the target breaks', async () => {
    await execute('create table public.a (id int); create view public.v as select 1 as id');
    const input = ExposureInput.parse({ lockDown: 'rls' });
    const preview = await previewExposure(ctx, input);
    expect(preview.actions.map(({ detail }) => detail)).toEqual([
      'alter table public.a enable row level security',
      'revoke all on table public.v from anon, authenticated, public',
    ]);
    expect(preview.notes?.map(({ verdict }) => verdict)).toEqual(['warn', 'pass']);
    await execute('grant usage on schema public to public; create table public.b (id int)');
    expect((await previewExposure(ctx, input)).basis).not.toBe(preview.basis);
    expect((await previewExposure(ctx, ExposureInput.parse({}))).actions).toMatchObject([
      { summary: { key: 'schema.action.measureOnly' } },
    ]);
  });

  it('opens exactly what it closed, says so as a hazard, and passes over what is gone since', async () => {
    await execute('create table public.a (id int); create table public.gone (id int)');
    const evidence = await measure({ lockDown: 'revoke' });
    const preview = await previewUndoExposure(ctx, evidence);
    expect(preview.actions.length).toBe(evidence.undo.length);
    expect(preview.actions.every(({ hazards }) => hazards?.includes('EXPOSES_DATA'))).toBe(true);
    await execute('drop table public.gone');
    expect(await undoExposure(ctx, evidence)).toEqual({ statements: evidence.undo.length });
    const open = await withTarget(target.direct, (client) =>
      client.rows(sql`select has_table_privilege('anon', 'public.a', 'select') as anon`),
    );
    expect(open).toEqual([{ anon: true }]);
  });

  it('has nothing to undo where nothing was closed', async () => {
    const evidence = await measure();
    expect((await previewUndoExposure(ctx, evidence)).actions).toMatchObject([
      { summary: { key: 'schema.action.nothingToUndo' } },
    ]);
    await expect(undoExposure(ctx, evidence)).rejects.toMatchObject({ code: 'MUD-323' });
  });
});
