import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { runCheck, urlOf } from './testing/run-check';

const SCHEMA = `
  create table public.check_rooms (id bigint generated always as identity primary key, name text not null unique);
  alter table public.check_rooms enable row level security;
  create table public.check_guests (
    id bigint generated always as identity primary key,
    room_id bigint not null references public.check_rooms (id)
  );
  alter table public.check_guests enable row level security;
  create index on public.check_guests (room_id);
`;

let folder: string;
let target: TestDatabase;
let url: string;
const fileOf = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const tables = async () => {
  const rows = await withTarget(target.direct, (client) =>
    client.rows<{ name: string }>(
      sql`select relname as name from pg_class where relname like 'check_%' and relkind = 'r' order by 1`,
    ),
  );
  return rows.map(({ name }) => name);
};
const execute = (statement: ReturnType<typeof sql>) =>
  withTarget(target.direct, (client) => client.execute(statement));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-check-test-'));
  target = await createTestDatabase('target');
  url = urlOf({ ...target.direct, endpoint: { ...target.direct.endpoint, tls: { mode: 'require' } } });
});
afterAll(async () => {
  await target.drop();
  rmSync(folder, { recursive: true, force: true });
});

const verdicts = (json: Record<string, unknown>) =>
  Object.fromEntries(
    (json.criteria as { id: string; verdict: string }[]).map(({ id, verdict }) => [id, verdict]),
  );

// Each check starts a process and a scratch server of its own.
describe('check schema', () => {
  it('previews and writes nothing', async () => {
    const { code, json, stdout, stderr } = await runCheck([
      'schema',
      fileOf('s.sql', SCHEMA),
      '--target',
      url,
      '--json',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(json).toMatchObject({ step: 'schema.preview', toCreate: { count: expect.any(Number) } });
    expect(verdicts(json)).toMatchObject({ builds: 'pass', 'dry-run': 'pass', clashes: 'pass' });
    expect(await tables()).toEqual([]);
    expect(stdout).not.toContain(target.direct.password);
  });

  it('deploys, finds drift, and takes back what its own record names', async () => {
    const file = fileOf('s.sql', SCHEMA);
    const deployed = await runCheck(['schema', file, '--target', url, '--deploy', '--verify', '--json']);
    expect(deployed.stderr).toBe('');
    expect(deployed.json).toMatchObject({
      step: 'schema.deploy',
      outcome: 'deployed',
      record: { created: expect.arrayContaining([expect.objectContaining({ name: 'public.check_rooms' })]) },
      verify: { step: 'schema.verify', fileToTarget: { fails: 0 } },
    });
    expect(deployed.code).toBe(0);
    expect(await tables()).toEqual(['check_guests', 'check_rooms']);

    await execute(sql`alter table public.check_rooms alter column name drop not null`);
    const drifted = await runCheck(['schema', file, '--target', url, '--verify', '--json']);
    expect(drifted.code).toBe(1);
    expect(JSON.stringify(drifted.json)).toContain('public.check_rooms.name');

    await execute(sql`alter table public.check_rooms alter column name set not null`);
    await execute(sql`insert into public.check_rooms (name) values ('one')`);
    const record = fileOf('record.json', JSON.stringify(deployed.json));
    const refused = await runCheck(['schema', file, '--target', url, '--undo', record, '--json']);
    expect(refused).toMatchObject({ code: 1, json: { isRefused: true } });
    expect(await tables()).toEqual(['check_guests', 'check_rooms']);

    await execute(sql`delete from public.check_rooms`);
    const inner = fileOf('inner.json', JSON.stringify(deployed.json.record));
    const undone = await runCheck(['schema', '--target', url, '--undo', inner, '--json']);
    expect(undone).toMatchObject({ code: 0, json: { step: 'schema.deploy', action: 'undo' } });
    expect(await tables()).toEqual([]);
  });

  it('tells a bad schema from a server that cannot be asked and a file that is none', async () => {
    const bad = await runCheck(['schema', fileOf('bad.sql', 'create table (;'), '--target', url, '--json']);
    expect(bad.code).toBe(1);
    const nobody = 'postgresql://postgres:nobody-home-1@127.0.0.1:1/postgres';
    const gone = await runCheck(['schema', fileOf('s.sql', SCHEMA), '--target', nobody, '--json']);
    expect(gone).toMatchObject({ code: 3, json: { error: { code: 'MUD-124' } } });
    const none = await runCheck(['schema', '--target', url, '--undo', fileOf('no.json', '{}'), '--json']);
    expect(none).toMatchObject({ code: 2, json: { error: { code: 'MUD-053' } } });
  });
});
