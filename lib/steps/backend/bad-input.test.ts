import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { folderHashes } from '../../backend/files/folder-hashes';
import { openWorkspace } from '../../backend/files/workspace';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import type { AnyStep } from '../../plan/step';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { connection } from '../connection/connection';
import { keepEvidence } from '../testing/keep-evidence';
import { createTestContext, type TestContext } from '../testing/test-context';
import { backendCompose } from './backend-compose';
import { backendConnect } from './backend-connect';
import { backendEnv } from './backend-env';
import { backup } from './backup';
import { commit } from './commit';
import { docs } from './docs';
import { repository } from './repository';
import { type BackendCopy, practiceCopy, runStep } from './testing/practice-copy';

let source: TestDatabase;
let target: TestDatabase;
let template: BackendCopy;
let folder: string;
let ctx: TestContext;
const at = (path: string) => join(folder, path);
const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(at(path), change(readFileSync(at(path), 'utf8')));
const git = (...args: string[]) => execa('git', args, { cwd: folder });

beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('target')]);
  template = await practiceCopy(source.direct);
});
afterAll(async () => {
  template.remove();
  await Promise.all([source.drop(), target.drop()]);
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-bad-'));
  cpSync(template.folder, folder, { recursive: true });
  ctx = createTestContext({
    source,
    target,
    settings: { workspace: folder },
  });
  await keepEvidence(ctx, connectionEvidence, connection);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Row = readonly [what: string, step: AnyStep, spoil: () => unknown, input: object, code: string];
const nothing = () => undefined;
const withoutGit = () => rmSync(at('.git'), { recursive: true });

/** Bad input, the step that meets it, and the answer it has to give. */
const ROWS: readonly Row[] = [
  ['no such folder', repository, nothing, { workspace: '/no/such/folder' }, 'MUD-400'],
  ['a folder by a relative path', repository, nothing, { workspace: 'hotel-api' }, 'MUD-400'],
  ['a file for a folder', repository, nothing, { workspace: '/etc/hostname' }, 'MUD-400'],
  ['no git repository', repository, withoutGit, {}, 'MUD-413'],
  ['no git repository', commit, withoutGit, {}, 'MUD-413'],
  ['a detached HEAD', commit, () => git('checkout', '--quiet', '--detach'), {}, 'MUD-414'],
  [
    'an env file of 5 MB',
    backendEnv,
    () => writeFileSync(at('.env'), 'A=1\n'.repeat(1_250_000)),
    {},
    'MUD-404',
  ],
  [
    'a binary env file',
    backendEnv,
    () => writeFileSync(at('.env'), Buffer.from([65, 61, 0, 255])),
    {},
    'MUD-405',
  ],
  [
    'a binary env file',
    backendConnect,
    () => writeFileSync(at('.env'), Buffer.from([0, 255])),
    {},
    'MUD-405',
  ],
  ['Latin-1 in the README', docs, () => writeFileSync(at('README.md'), Buffer.from([0xf1])), {}, 'MUD-405'],
  ['an env file outside', backendEnv, nothing, { envFile: '../.env' }, 'MUD-401'],
  [
    'a link out of the folder',
    backendEnv,
    () => {
      rmSync(at('.env'));
      symlinkSync('/etc/hostname', at('.env'));
    },
    {},
    'MUD-401',
  ],
  [
    'a folder that is a link out',
    docs,
    () => {
      rmSync(at('docs'), { recursive: true, force: true });
      symlinkSync(tmpdir(), at('docs'));
    },
    {},
    'MUD-401',
  ],
  ['a copy of what is outside', backup, nothing, { files: '/etc/hostname' }, 'MUD-401'],
  ['no env file to connect with', backendConnect, () => rmSync(at('.env')), {}, 'MUD-403'],
  [
    'compose with tabs',
    backendCompose,
    () => edit('docker-compose.yml', (text) => text.replace('  redis:', '\tredis:')),
    {},
    'MUD-408',
  ],
  [
    'compose that is no mapping',
    backendCompose,
    () => writeFileSync(at('docker-compose.yml'), '- a\n'),
    {},
    'MUD-408',
  ],
  ['no compose file', backendCompose, () => rmSync(at('docker-compose.yml')), {}, 'MUD-403'],
  [
    'two services called postgres',
    backendCompose,
    () =>
      edit('docker-compose.yml', (text) =>
        text.replace('services:\n', 'services:\n  postgres: {image: "postgres:16"}\n'),
      ),
    {},
    'MUD-408',
  ],
  [
    'two Postgres services',
    backendCompose,
    () =>
      edit('docker-compose.yml', (text) =>
        text.replace('services:\n', 'services:\n  db2: {image: "postgres:16"}\n'),
      ),
    {},
    'MUD-410',
  ],
  ['a service that is not there', backendCompose, nothing, { service: 'mysql' }, 'MUD-409'],
  ['an unknown driver', backendEnv, nothing, { driver: 'odbc' }, 'MUD-424'],
];

const NAMED = ROWS.map((row) => [row[1].id, row[0], row] as const);
it.each(NAMED)('%s, %s: a clear answer, and not one byte is written', async (_id, _what, row) => {
  const [, step, spoil, input, code] = row;
  await spoil();
  const before = folderHashes(openWorkspace(folder));
  await expect(runStep(step, ctx, input)).rejects.toThrow(code);
  if (step.preview) await expect(step.preview(ctx, step.input.parse(input))).rejects.toThrow(code);
  expect(folderHashes(openWorkspace(folder))).toEqual(before);
});

it('names a dirty tree in the files it will write, and refuses to mix it into a commit', async () => {
  appendFileSync(at('docker-compose.yml'), '# mine\n');
  const { verdicts, texts } = await runStep(repository, ctx);
  expect(verdicts['repository.clean']).toBe('fail');
  expect(texts['repository.clean']).toContain('docker-compose.yml');
  await runStep(backendCompose, ctx);
  await expect(runStep(commit, ctx)).rejects.toThrow('MUD-428');
});

it('says that git is missing, and does the rest without it', async () => {
  const path = process.env.PATH;
  process.env.PATH = folder;
  try {
    await expect(runStep(repository, ctx)).rejects.toThrow('MUD-412');
    await expect(runStep(commit, ctx)).rejects.toThrow('MUD-412');
    expect((await runStep(backup, ctx)).verdicts['backup.equal']).toBe('pass');
    expect((await runStep(backendEnv, ctx)).verdicts['env.values']).toBe('pass');
  } finally {
    process.env.PATH = path;
  }
});

/** Root may write everything, so a process of an ordinary user tries. */
const canDrop = process.getuid?.() === 0;
it.skipIf(!canDrop)('says which file it may not write, as an ordinary user, and writes none', () => {
  const data = mkdtempSync(join(tmpdir(), 'mudanza-bad-data-'));
  const places = { file: '.env', folder: 'docs/supabase' };
  mkdirSync(at('docs'), { recursive: true });
  chmodSync(folder, 0o755);
  chmodSync(data, 0o777);
  for (const path of ['.env', 'docker-compose.yml']) chmodSync(at(path), 0o644);
  const script = `
    import { openWorkspace } from '${import.meta.dirname}/../../backend/files/workspace.ts';
    import { recordWrite } from '${import.meta.dirname}/../../backend/journal/record-write.ts';
    process.setgid(65534); process.setuid(65534);
    const journal = { workspace: openWorkspace('${folder}'), folder: '${data}' };
    for (const path of ['.env', 'docs/supabase/NEW.md']) {
      try { recordWrite(journal, { step: 'x', path, content: 'x' }); console.log('written'); }
      catch (error) { console.log(error.code, error.params.path); }
    }`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  rmSync(data, { recursive: true });
  expect(stdout, stderr).toBe('MUD-402 .env\nMUD-402 docs/supabase/NEW.md\n');
  expect(existsSync(at(places.folder))).toBe(false);
});
