import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openIssue } from '../../../lib/report/deeds/keep-issue';
import { seedRun } from '../../../lib/report/testing/seed-run';
import { skipStep } from '../../../lib/runs/skip-step';
import { watchStore } from '../../../lib/store/watch';
import type { Untruth } from './untruth';
import type { Walked } from './walked';

const COPY = `alter table users disable trigger user; insert into tenants select n, 'tenant ' || n, 'good'
  from generate_series(1, 20) n; insert into users (id, tenant_id, email, age)
  select n, n % 20 + 1, n || '@example.test', 30 from generate_series(1, 300) n; alter table users enable trigger user;`;

const copied = async (walked: Walked, text = COPY) => {
  await walked.onTarget(text);
  for (const step of ['schema.verify', 'crud'] as const) await walked.run(step);
};

const begun = (walked: Walked, stepId: 'crud' | 'tests.unit', status: 'interrupted' | 'cancelled') =>
  seedRun({ migrationId: walked.migration.id, stepId, status, code: 'MUD-006' });

const workspace = (walked: Walked) => walked.migration.settings.workspace ?? '';

/** A small project whose one test of two fails when `SHOULD_FAIL` says so. */
async function withTests(walked: Walked, isFailing: boolean, only = ''): Promise<void> {
  const folder = join(workspace(walked), 'tests');
  mkdirSync(folder, { recursive: true });
  const fail = isFailing ? "test('broken', () => { throw new Error('no'); });" : '';
  writeFileSync(
    join(folder, 'own.test.mjs'),
    `import test from 'node:test'; test('fine', () => {}); ${fail}\n`,
  );
  const command = `${process.execPath} --test --test-reporter=tap tests/own.test.mjs`;
  await walked.run('tests.unit', { command, only });
}

const WRITTEN = { workspace: 'practice', steps: { 'backend.env': { accept: ['CHANGES_FILES'] } } } as const;
const envFile = (walked: Walked) => join(workspace(walked), '.env');
/** The env file of a migration as it was before, by name of its scenario. */
const originals = new Map<string, Buffer>();
const keepOriginal = async (walked: Walked) =>
  void originals.set(walked.migration.name, readFileSync(envFile(walked)));

export const OTHER_UNTRUTHS: readonly Untruth[] = [
  { name: 'nothing wrong, no rows moved', verdict: 'success', rows: 'none', board: { integrity: 'pass' } },
  {
    name: 'no rows moved, and nobody vouched',
    unstated: ['integrity'],
    verdict: 'partial',
    rows: 'none',
    board: { integrity: 'open' },
  },
  {
    name: 'rows lost on the way',
    plant: (walked) => copied(walked, `${COPY} delete from users where id > 290`),
    verdict: 'failed',
    rows: 'some',
    board: { integrity: 'fail' },
  },
  {
    name: 'as many rows, and nobody vouched',
    plant: (walked) => copied(walked),
    unstated: ['integrity'],
    verdict: 'partial',
    rows: 'counted',
    board: { integrity: 'open' },
  },
  {
    name: 'as many rows, and somebody vouched',
    plant: (walked) => copied(walked),
    verdict: 'success',
    rows: 'counted',
    board: { integrity: 'pass' },
  },
  {
    name: 'a source without rows',
    options: { isSourceEmpty: true },
    unstated: ['integrity'],
    verdict: 'success',
    rows: 'empty',
    board: { integrity: 'pass' },
  },
  {
    name: 'somebody denies the data',
    plant: (w) => w.state('integrity', false),
    verdict: 'failed',
    board: { integrity: 'fail' },
  },
  {
    name: 'somebody denies the logs',
    plant: (w) => w.state('logs', false),
    verdict: 'failed',
    board: { logs: 'fail' },
  },
  {
    name: 'nobody states the monitoring',
    unstated: ['monitoring'],
    verdict: 'partial',
    board: { monitoring: 'open' },
  },
  {
    name: 'an outage that was seen',
    plant: (w) => watchStore.append(w.migration.id, { kind: 'down', from: 0, to: 1_000, reason: 'refused' }),
    verdict: 'failed',
    board: { downtime: 'fail' },
  },
  {
    name: 'an open issue',
    plant: (w) =>
      openIssue({
        migrationId: w.migration.id,
        title: 'Slow',
        description: '',
        status: 'OPEN',
        how: '',
        by: 'Ana',
        runId: null,
      }),
    verdict: 'partial',
  },
  {
    name: 'a step out of date',
    plant: (w) => w.run('target.credentials'),
    verdict: 'partial',
    board: { connection: 'open' },
  },
  {
    name: 'an undone deployment',
    plant: (w) => w.undo('schema.deploy'),
    verdict: 'partial',
    board: { schema: 'open' },
  },
  { name: 'a required step broken off', plant: (w) => begun(w, 'crud', 'interrupted'), verdict: 'partial' },
  { name: 'a required step cancelled', plant: (w) => begun(w, 'crud', 'cancelled'), verdict: 'partial' },
  {
    name: 'an optional step broken off',
    options: { steps: { 'tests.unit': { skip: 'not in the plan' } } },
    plant: (w) => begun(w, 'tests.unit', 'interrupted'),
    verdict: 'partial',
    board: { unitTests: 'open' },
  },
  {
    name: 'tables open to the public key',
    options: { steps: { exposure: { input: { lockDown: 'none' } } } },
    verdict: 'failed',
  },
  {
    name: 'tables open, and waived by name',
    options: { isShort: true, steps: { exposure: { input: { lockDown: 'none' } } } },
    plant: async (w) => {
      await w.waive('exposure');
      for (const step of ['crud', 'latency', 'rollback.rehearsal'] as const) await w.run(step);
    },
    verdict: 'partial',
    names: ['Eva'],
  },
  {
    name: 'a required step that never ran',
    options: { isShort: true },
    plant: (w) => w.run('rollback.rehearsal'),
    verdict: 'partial',
  },
  {
    name: 'a required step left out',
    options: { isShort: true },
    plant: async (w) => {
      await skipStep({ migrationId: w.migration.id, stepId: 'crud', reason: 'no time', by: 'Ana' });
      for (const step of ['latency', 'rollback.rehearsal'] as const) await w.run(step);
    },
    verdict: 'partial',
  },
  {
    name: 'a rollback that was never rehearsed',
    options: { isShort: true },
    plant: async (w) => {
      for (const step of ['crud', 'latency'] as const) await w.run(step);
    },
    verdict: 'partial',
    board: { rollback: 'open' },
  },
  {
    name: 'a latency over the limit',
    // A connection over loopback can take less than a millisecond.
    options: { settings: { p95LimitMs: 0.01 } },
    verdict: 'failed',
    board: { performance: 'fail' },
    plant: async (w) => {
      await w.run('latency', { connect: true });
    },
  },
  {
    name: 'a table that cannot be written',
    plant: async (w) => {
      await w.onTarget(`create function deny() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
        create trigger deny before insert on tenants for each row execute function deny()`);
      await w.run('crud');
    },
    verdict: 'failed',
  },
  {
    name: 'a test that fails',
    options: { workspace: 'practice', steps: { 'tests.unit': { skip: 'by hand' } } },
    plant: (w) => withTests(w, true),
    verdict: 'failed',
    board: { unitTests: 'fail' },
  },
  {
    name: 'a failing test, waived by name',
    options: { workspace: 'practice', steps: { 'tests.unit': { skip: 'by hand' } } },
    plant: async (w) => {
      await withTests(w, true);
      await w.waive('tests.unit');
    },
    verdict: 'partial',
    board: { unitTests: 'waived' },
    names: ['Eva'],
  },
  {
    name: 'a rehearsal that failed',
    options: { workspace: 'practice', steps: { 'backend.env': { accept: ['CHANGES_FILES'] } } },
    plant: async (w) => {
      appendFileSync(join(workspace(w), '.env'), 'MINE=1\n');
      await w.run('rollback.rehearsal');
    },
    verdict: 'failed',
    board: { rollback: 'fail' },
  },
  {
    name: 'the env file put back by hand',
    options: WRITTEN,
    before: keepOriginal,
    plant: async (w) => writeFileSync(envFile(w), originals.get(w.migration.name) ?? ''),
    verdict: 'partial',
    names: ['.env'],
  },
  {
    name: 'the env file edited by hand',
    options: WRITTEN,
    plant: async (w) => appendFileSync(envFile(w), 'MINE=1\n'),
    verdict: 'partial',
    names: ['.env'],
  },
  {
    name: 'the env file removed by hand',
    options: WRITTEN,
    plant: async (w) => rmSync(envFile(w)),
    verdict: 'partial',
    names: ['.env'],
  },
  {
    name: 'a red table, and then another one is tried',
    plant: async (w) => {
      await w.onTarget(`create function deny() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
        create trigger deny before insert on users for each row execute function deny()`);
      await w.run('crud');
      await w.run('crud', { tables: 'tenants' });
    },
    verdict: 'failed',
  },
  {
    name: 'a test that fails, and then another one is run',
    options: { workspace: 'practice', steps: { 'tests.unit': { skip: 'by hand' } } },
    plant: async (w) => {
      await withTests(w, true);
      await withTests(w, true, 'fine');
    },
    verdict: 'failed',
    board: { unitTests: 'fail' },
  },
  {
    name: 'everything rolled back',
    plant: (w) => w.run('rollback.everything', { withHealth: '', confirmedBy: 'Eva' }),
    verdict: 'partial',
    // Who rolled it back is said before anything else.
    names: ['Ana'],
  },
  {
    name: 'a rollback that did not lead back',
    plant: async (w) => {
      await w.onTarget('create table somebodys (id int)');
      await w.run('rollback.everything', { withHealth: '', confirmedBy: 'Eva' });
    },
    verdict: 'failed',
  },
];
