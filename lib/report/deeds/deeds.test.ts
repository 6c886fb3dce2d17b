import '../../steps/registry';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MigrationSettings } from '../../plan/migration-settings';
import { threadCpuMs } from '../../platform/testing/thread-cpu-ms';
import { snapshotSeal } from '../../platform/vault/snapshot-seal';
import { sql } from '../../postgres/sql';
import { gateFor, signBasis } from '../../runs/gate';
import { passGate } from '../../runs/pass-gate';
import { readChecklist } from '../../runs/read-checklist';
import { listAudit } from '../../store/audit';
import { storeConnection } from '../../store/connections';
import { listIssues } from '../../store/issues';
import { insertMigration, type Migration } from '../../store/migrations';
import { query, stateClient } from '../../store/query';
import { listReviews } from '../../store/reviews';
import { listShareLinks } from '../../store/share-links';
import { listSignOffs } from '../../store/sign-offs';
import { createStateDatabase } from '../../store/testing/state-database';
import { listWaivers } from '../../store/waivers';
import { readReport } from '../read-report';
import { seedRun } from '../testing/seed-run';
import { outcomeOf } from '../testing/step-fixtures';
import { editIssue, openIssue } from './keep-issue';
import { dropNote, keepNote, state } from './keep-note';
import { reviewReport } from './review-report';
import { closeLink, openShared, shareReport } from './share-report';
import { signPhase } from './sign-phase';
import { unwaive, waive } from './waive';

const REF = 'abcdefghijklmnopqrst';
let database: Awaited<ReturnType<typeof createStateDatabase>>;
let migration: Migration;

beforeAll(async () => {
  database = await createStateDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  migration = await insertMigration(stateClient, {
    name: 'hotel',
    kind: 'supabase',
    settings: MigrationSettings.parse({ workspace: '/home/ana/hotel' }),
    createdBy: 'Ana',
  });
});

const steps = async () => (await readChecklist(migration)).steps;
const gate = async (phase: 'schema' | 'backend') =>
  gateFor(phase, await steps(), await listWaivers(migration.id), []);
const red = () =>
  seedRun({
    migrationId: migration.id,
    stepId: 'target.credentials',
    status: 'failed',
    outcomes: [outcomeOf('credentials.ref', 'fail')],
  });
const pass = () => seedRun({ migrationId: migration.id, stepId: 'target.credentials' });
const text = { title: 'It broke', description: '', status: 'OPEN', how: '' } as const;

describe('waive', () => {
  it('opens the gate by name and reason for the run that is red, and closes it with a new red one', async () => {
    const run = await red();
    expect((await gate('schema')).isOpen).toBe(false);
    await expect(passGate(migration.id, 'schema')).rejects.toThrow('MUD-601');
    await passGate(migration.id, 'prepare');
    const about = { stepId: 'target.credentials', criterionId: 'credentials.ref', runId: run.id } as const;
    const who = { name: 'Eva', reason: 'known, fixed tomorrow', by: 'Ana' };
    const waiver = await waive(migration, { ...about, ...who });
    expect((await gate('schema')).isOpen).toBe(true);
    await passGate(migration.id, 'schema');
    await expect(waive(migration, { ...about, ...who })).rejects.toThrow('MUD-604');
    await unwaive(migration.id, waiver.id, 'Ana');
    expect((await gate('schema')).isOpen).toBe(false);
    await expect(unwaive(migration.id, waiver.id, 'Ana')).rejects.toThrow('MUD-604');
    await waive(migration, { ...about, ...who });
    await red();
    expect((await gate('schema')).isOpen).toBe(false);
    const deeds = (await listAudit(migration.id)).map((entry) => entry.deed);
    expect(deeds).toEqual(['criterion.waive', 'criterion.unwaive', 'criterion.waive']);
  });

  it('refuses to waive what is not red', async () => {
    const run = await pass();
    const about = { stepId: 'target.credentials', criterionId: 'credentials.ref', runId: run.id } as const;
    await expect(waive(migration, { ...about, name: 'Eva', reason: 'x', by: 'Ana' })).rejects.toThrow(
      'MUD-604',
    );
  });

  it('lets only one of two identical waivers in', async () => {
    const run = await red();
    const input = { stepId: 'target.credentials', criterionId: 'credentials.ref', runId: run.id } as const;
    const both = await Promise.allSettled(
      ['Eva', 'Leo'].map((name) => waive(migration, { ...input, name, reason: 'agreed', by: name })),
    );
    expect(both.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await listWaivers(migration.id)).toHaveLength(1);
  });
});

describe('signPhase', () => {
  const sign = async (name: string, change: object = {}) =>
    signPhase(migration, {
      phase: 'prepare',
      name,
      note: 'seen',
      basis: signBasis('prepare', await steps(), await listWaivers(migration.id)),
      lastSeen: null,
      by: name,
      ...change,
    });

  it('refuses while something is red, and while the page shown is out of date', async () => {
    await red();
    await expect(sign('Ana')).rejects.toMatchObject({
      code: 'MUD-601',
      params: { obstacles: '0.1' },
    });
    const old = signBasis('prepare', await steps(), []);
    await pass();
    await expect(sign('Ana', { basis: old })).rejects.toThrow('MUD-603');
    expect(await listSignOffs(migration.id)).toEqual([]);
  });

  it('tells the second of two operators who sign at once, and loses neither signature', async () => {
    await pass();
    const both = await Promise.allSettled(['Ana', 'Eva'].map((name) => sign(name)));
    const refused = both.find((result) => result.status === 'rejected');
    expect(both.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const [first] = await listSignOffs(migration.id);
    expect(refused?.reason).toMatchObject({ code: 'MUD-602', params: { name: first?.name } });
    const other = first?.name === 'Ana' ? 'Eva' : 'Ana';
    await sign(other, { lastSeen: first?.id });
    expect((await listSignOffs(migration.id)).map(({ name }) => name).sort()).toEqual(['Ana', 'Eva']);
  });
});

describe('issues', () => {
  it('makes one issue of a failed run and shows it in place of the run', async () => {
    const run = await red();
    const undescribed = await readReport(migration);
    expect(undescribed.issues).toMatchObject([{ number: null, status: 'OPEN', step: 'target.credentials' }]);
    await openIssue({ ...text, migrationId: migration.id, runId: run.id, by: 'Ana' });
    await expect(openIssue({ ...text, migrationId: migration.id, runId: run.id, by: 'Eva' })).rejects.toThrow(
      'MUD-606',
    );
    const { issues } = await readReport(migration);
    expect(issues).toMatchObject([
      { number: 1, title: 'It broke', status: 'OPEN', step: 'target.credentials' },
    ]);
  });

  it('tells the second of two editors who was faster', async () => {
    const issue = await openIssue({ ...text, migrationId: migration.id, runId: null, by: 'Ana' });
    const edit = (by: string) =>
      editIssue({ ...text, how: by, id: issue.id, version: 1, migrationId: migration.id, by });
    await edit('Ana');
    await expect(edit('Eva')).rejects.toMatchObject({ code: 'MUD-605', params: { name: 'Ana' } });
    expect(await listIssues(migration.id)).toMatchObject([{ how: 'Ana', version: 2 }]);
  });

  it('numbers issues that are opened at once without a gap', async () => {
    const open = () => openIssue({ ...text, migrationId: migration.id, runId: null, by: 'Ana' });
    await Promise.all(Array.from({ length: 8 }, open));
    expect((await listIssues(migration.id)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('notes and statements', () => {
  it('rewords, hides and restores a suggestion', async () => {
    const recommendations = async () => (await readReport(migration)).recommendations;
    const note = { kind: 'recommendation', suggestion: 'rotation', by: 'Ana' } as const;
    const kept = await keepNote(migration.id, { ...note, text: 'Rotate on Friday', isHidden: false });
    expect(await recommendations()).toContainEqual(expect.objectContaining({ text: 'Rotate on Friday' }));
    await keepNote(migration.id, { ...note, text: '', isHidden: true });
    expect((await recommendations()).map(({ suggestion }) => suggestion)).not.toContain('rotation');
    await dropNote(migration.id, kept.id, 'Ana');
    expect(await recommendations()).toContainEqual(
      expect.objectContaining({ suggestion: 'rotation', text: null }),
    );
  });

  it('puts what a person states on the board, the newest last', async () => {
    const logs = async () => (await readReport(migration)).board.find(({ id }) => id === 'logs');
    expect(await logs()).toMatchObject({ state: 'open' });
    const said = { item: 'logs', name: 'Eva', note: 'read them', by: 'Ana' };
    await state(migration.id, { ...said, holds: true });
    expect(await logs()).toMatchObject({ state: 'pass', statement: { name: 'Eva' } });
    await state(migration.id, { ...said, holds: false });
    expect(await logs()).toMatchObject({ state: 'fail' });
  });
});

describe('shareReport', () => {
  const share = (days = 7) => shareReport(migration, { label: 'for the team', days, by: 'Ana' });
  const endpoint = {
    host: 'aws-0-eu-west-1.pooler.supabase.com',
    port: 6543,
    database: 'postgres',
    user: `postgres.${REF}`,
    tls: { mode: 'verify-full' },
  } as const;

  it('freezes a redacted report: what happens later does not show, the ref never does', async () => {
    await storeConnection(migration.id, 'target', endpoint);
    await pass();
    const { token } = await share();
    await red();
    const { report } = await openShared(token);
    const step = report.phases[0]?.steps.find(({ id }) => id === 'target.credentials');
    expect(step?.state).toBe('succeeded');
    const stored = JSON.stringify(await query(sql`select snapshot from share_link`));
    expect(stored).not.toContain(REF);
    expect(stored).not.toContain('/home/ana');
    expect(JSON.stringify(await query(sql`select * from share_link`))).not.toContain(token);
    expect(await listShareLinks(migration.id)).toMatchObject([{ openedCount: 1, label: 'for the team' }]);
  });

  it('says the same of an unknown, an expired and a closed link', async () => {
    const old = await share();
    await query(sql`update share_link set expires_at = clock_timestamp() where id = ${old.link.id}`);
    const { token, link } = await share();
    await closeLink(migration.id, link.id, 'Ana');
    for (const bad of [old.token, token, 'no-such-token', '']) {
      await expect(openShared(bad)).rejects.toThrow('MUD-610');
      const review = { verdict: 'approve', name: 'Rosa', comment: '' } as const;
      await expect(reviewReport(bad, review)).rejects.toThrow('MUD-610');
    }
    await expect(closeLink(migration.id, link.id, 'Ana')).rejects.toThrow('MUD-610');
    expect(await listReviews(migration.id)).toEqual([]);
  });

  it('expires by the clock of the state database, whatever the web server believes the time is', async () => {
    const [live, over] = [await share(1), await share(30)];
    await query(sql`update share_link set expires_at = clock_timestamp() where id = ${over.link.id}`);
    for (const days of [-40, 40]) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 });
      await expect(openShared(live.token)).resolves.toBeDefined();
      await expect(openShared(over.token)).rejects.toThrow('MUD-610');
      const made = await share(1);
      await expect(openShared(made.token)).resolves.toBeDefined();
      const states = await listShareLinks(migration.id);
      expect(states.filter(({ isExpired }) => isExpired).map(({ id }) => id)).toEqual([over.link.id]);
      vi.useRealTimers();
    }
  });

  it('notices a snapshot that was changed in the database', async () => {
    const { token, link } = await share();
    await query(sql`
      update share_link set snapshot = replace(snapshot, '"partial"', '"success"') where id = ${link.id}`);
    await expect(openShared(token)).rejects.toThrow('MUD-611');
  });

  it('says that another version froze the report, when its seal fits but its shape does not', async () => {
    const { token, link } = await share();
    const snapshot = '{"schema":"mudanza.report/0"}';
    await query(sql`
      update share_link set snapshot = ${snapshot}, seal = ${snapshotSeal(snapshot)} where id = ${link.id}`);
    await expect(openShared(token)).rejects.toThrow('MUD-612');
  });

  it('keeps a review with the digest that was reviewed', async () => {
    const { token, link } = await share();
    await reviewReport(token, { verdict: 'request-changes', name: 'Rosa', comment: 'P95?' });
    const [review] = await listReviews(migration.id);
    expect(review).toMatchObject({
      verdict: 'request-changes',
      name: 'Rosa',
      reportDigest: link.reportDigest,
    });
  });
});

describe('size', () => {
  it('makes a report of 1,000 issues and 200 runs well within a second', async () => {
    const { id: migrationId } = migration;
    for (let i = 0; i < 200; i++) await seedRun({ migrationId, stepId: 'schema.verify', status: 'failed' });
    await query(sql`
      insert into issue (migration_id, number, title, status, opened_by, updated_by)
      select ${migrationId}, n, 'issue ' || n, 'RESOLVED', 'Ana', 'Ana' from generate_series(1, 1000) n`);
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const begin = threadCpuMs();
      expect((await readReport(migration)).issues).toHaveLength(1_200);
      times.push(threadCpuMs() - begin);
    }
    expect(Math.min(...times)).toBeLessThan(800);
  });
});
