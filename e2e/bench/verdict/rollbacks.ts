import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { sha256 } from '../../../lib/backend/files/sha256';
import type { StepId } from '../../../lib/plan/step-id';
import { withTarget } from '../../../lib/postgres/with-client';
import { wholeCatalog } from '../../../lib/runs/target-baseline';
import { practiceCopy } from '../../../lib/steps/backend/testing/practice-copy';
import type { House } from './house';
import { Walked } from './walked';

export interface RolledBack {
  readonly name: string;
  /** What is not as it was before phase 0; empty is the proof. */
  readonly differing: readonly string[];
}

type Wrote = readonly (readonly [step: StepId, values?: Record<string, unknown>])[];

const DEPLOY: Wrote = [['schema.preview'], ['schema.deploy']];

const LATE: Wrote = [
  ['schema.preview', { text: 'create table late (id int primary key)' }],
  ['schema.deploy'],
];

/** Every step and option that writes, alone and together. */
const CASES: readonly (readonly [name: string, wrote: Wrote])[] = [
  ['deploy', DEPLOY],
  ['deploy twice', [...DEPLOY, ...DEPLOY]],
  ['lock-down by row level security', [...DEPLOY, ['exposure', { lockDown: 'rls' }]]],
  ['lock-down by revoke', [...DEPLOY, ['exposure', { lockDown: 'revoke' }]]],
  ['both lock-downs', [...DEPLOY, ['exposure', { lockDown: 'rls' }], ['exposure', { lockDown: 'revoke' }]]],
  [
    'lock-down, then measured again',
    [...DEPLOY, ['exposure', { lockDown: 'revoke' }], ['exposure', { lockDown: 'none' }]],
  ],
  ['lock-down between two deployments', [...DEPLOY, ['exposure', { lockDown: 'revoke' }], ...LATE]],
  ['CRUD check', [...DEPLOY, ['schema.verify'], ['exposure'], ['crud']]],
  ['latency with writes', [...DEPLOY, ['schema.verify'], ['exposure'], ['latency', { writes: true }]]],
  ['backup', [['backup']]],
  ['backup twice', [['backup'], ['backup']]],
  ['env file', [...DEPLOY, ['schema.verify'], ['exposure'], ['backend.env']]],
  [
    'env file twice',
    [...DEPLOY, ['schema.verify'], ['exposure'], ['backend.env'], ['backend.env', { poolSize: '5' }]],
  ],
  [
    'compose by comments',
    [...DEPLOY, ['schema.verify'], ['exposure'], ['backend.compose', { option: 'comment' }]],
  ],
  [
    'compose by comments, then by profile',
    [
      ...DEPLOY,
      ['schema.verify'],
      ['exposure'],
      ['backend.compose'],
      ['backend.compose', { option: 'profile' }],
    ],
  ],
  [
    'everything',
    [
      ['backup'],
      ...DEPLOY,
      ['schema.verify'],
      ['exposure'],
      ['backend.env'],
      ['backend.compose'],
      ['crud'],
      ['latency'],
      ['docs'],
      ['commit'],
    ],
  ],
];

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !join(entry.parentPath, entry.name).includes('/.git/'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => {
      const mode = (statSync(path).mode & 0o777).toString(8);
      return `${relative(folder, path)} ${mode} ${sha256(readFileSync(path))}`;
    });
}

/** Everything there is: bytes and modes, the catalog with privileges, and what git says. */
async function allOf(walked: Walked, folder: string): Promise<Set<string>> {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  const catalog = await withTarget(walked.target.direct, wholeCatalog);
  return new Set([
    ...filesOf(folder),
    ...[...catalog.objects].map(([key, object]) => `${key} ${JSON.stringify(object)}`),
    `git ${git('rev-parse', 'HEAD').trim()}`,
    ...git('status', '--porcelain')
      .split('\n')
      .map((line) => `status ${line}`),
  ]);
}

async function rollBack(house: House, name: string, wrote: Wrote): Promise<RolledBack> {
  const { port, password } = house.servers.source;
  const tls = { mode: 'disable' as const };
  const endpoint = { host: '127.0.0.1', port, database: 'postgres', user: 'postgres', tls };
  const backend = await practiceCopy({ endpoint, password });
  const options = { workspace: backend.folder, isSourceEmpty: true };
  const walked = await Walked.open(house, name, options);
  for (const key of ['user.name', 'user.email'])
    execFileSync('git', ['config', key, 'ana@example.test'], { cwd: backend.folder });
  try {
    // What was there before, open to the public roles and theirs by default: a lock-down has something to close.
    await walked.onTarget(`create table there (id int primary key); insert into there values (1);
      create sequence counter; create view seen as select 1 as one;
      create table auto (id serial primary key, other int generated always as identity);`);
    const before = await allOf(walked, backend.folder);
    for (const step of ['target.credentials', 'connection'] as const) await walked.run(step);
    for (const [step, values] of wrote) {
      const run = await walked.run(step, values);
      if (run.evidence === null) throw new Error(`${step} left nothing: ${run.error?.code}`);
    }
    const after = await walked.run('rollback.everything', { withHealth: '', withTests: '' });
    const now = await allOf(walked, backend.folder);
    const said = after.outcomes.filter(({ verdict }) => verdict === 'fail').map(({ id }) => `said: ${id}`);
    const lost = [...before].filter((entry) => !now.has(entry)).map((entry) => `- ${entry}`);
    const more = [...now].filter((entry) => !before.has(entry)).map((entry) => `+ ${entry}`);
    return { name, differing: [...said, ...lost, ...more] };
  } catch (error) {
    return { name, differing: [String(error)] };
  } finally {
    await walked.close();
    backend.remove();
  }
}

/** The full rollbacks of the benchmark, each over its own databases and backend. */
export function exactRollbacks(only?: string): ((house: House) => Promise<RolledBack>)[] {
  return CASES.filter(([name]) => !only || name.includes(only)).map(
    ([name, wrote]) =>
      (house) =>
        rollBack(house, name, wrote),
  );
}
