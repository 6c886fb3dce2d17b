import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../postgres/sql';
import { insertAgainMark, listAgainMarks, withdrawAgainMark } from './again-marks';
import { listAudit, writeAudit } from './audit';
import { insertIssue, listIssues, updateIssue } from './issues';
import type { Migration } from './migrations';
import { query, stateClient, transaction } from './query';
import { insertRecheck, listRechecks } from './rechecks';
import { deleteNote, insertNote, listNotes } from './report-notes';
import { insertReview, listReviews } from './reviews';
import { findShareLink, insertShareLink, listShareLinks, noteOpened, revokeShareLink } from './share-links';
import { insertSignOff, listSignOffs } from './sign-offs';
import { insertStatement, listStatements } from './statements';
import { insertSkip, listSkips, withdrawSkip } from './step-skips';
import { newMigration } from './testing/new-migration';
import { createStateDatabase } from './testing/state-database';
import { insertWaiver, listWaivers, withdrawWaiver } from './waivers';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migration: Migration;
let other: Migration;
let migrationId: string;
beforeAll(async () => {
  state = await createStateDatabase();
});
afterAll(() => state.drop());
beforeEach(async () => {
  [migration, other] = await Promise.all([newMigration(), newMigration({ name: 'Another' })]);
  migrationId = migration.id;
});

describe('waivers', () => {
  const waive = (criterionId = 'connection.tls', runId: string | null = null) =>
    insertWaiver(stateClient, {
      migrationId,
      stepId: 'connection',
      criterionId,
      runId,
      name: 'Eva',
      reason: 'agreed',
      by: 'ana',
    });

  it('hold for one criterion of one run, once, until they are taken back', async () => {
    const run = randomUUID();
    await query(sql`insert into run (id, migration_id, step_id, action, attempt, input, requested_by, ended_at)
      values (${run}, ${migrationId}, 'connection', 'run', 1, '{}', 'ana', now())`);
    const waiver = await waive('connection.tls', run);
    expect(waiver).toMatchObject({ stepId: 'connection', runId: run, name: 'Eva', by: 'ana' });
    expect(await waive('connection.tls', run)).toBeNull();
    expect(await waive('connection.pooler', run)).not.toBeNull();
    expect((await listWaivers(migrationId)).map(({ criterionId }) => criterionId)).toEqual([
      'connection.tls',
      'connection.pooler',
    ]);
    expect(await withdrawWaiver(stateClient, other.id, waiver?.id ?? '', 'ana')).toBe(false);
    expect(await withdrawWaiver(stateClient, migrationId, waiver?.id ?? '', 'ana')).toBe(true);
    expect(await withdrawWaiver(stateClient, migrationId, waiver?.id ?? '', 'ana')).toBe(false);
    expect(await waive('connection.tls', run)).not.toBeNull();
  });

  it('of steps that this version does not know are left out', async () => {
    await waive();
    await query(sql`update waiver set step_id = 'of.tomorrow' where migration_id = ${migrationId}`);
    expect(await listWaivers(migrationId)).toEqual([]);
  });
});

describe('signatures', () => {
  const sign = (lastSeen: string | null, name = 'Eva') =>
    transaction((client) =>
      insertSignOff(client, {
        migrationId,
        lastSeen,
        phase: 'schema',
        name,
        note: '',
        basis: name,
        by: 'ana',
      }),
    );

  it('are only ever added, on top of the newest that the signer saw', async () => {
    const first = await sign(null);
    expect(first).toMatchObject({ signed: { name: 'Eva', phase: 'schema' } });
    const blind = await sign(null, 'Ana');
    expect(blind).toMatchObject({ newer: { name: 'Eva' } });
    const seen = 'signed' in first ? first.signed.id : null;
    expect(await sign(seen, 'Ana')).toMatchObject({ signed: { name: 'Ana' } });
    expect((await listSignOffs(migrationId)).map(({ name }) => name)).toEqual(['Eva', 'Ana']);
    expect(await listSignOffs(other.id)).toEqual([]);
  });

  it('of two who sign at once, one is told of the other', async () => {
    const both = await Promise.all([sign(null, 'Ana'), sign(null, 'Eva'), sign(null, 'Ben')]);
    expect(both.filter((outcome) => 'signed' in outcome)).toHaveLength(1);
    expect(await listSignOffs(migrationId)).toHaveLength(1);
  });
});

describe('steps that are left out', () => {
  it('are left out once, by whoever was first, until that is taken back', async () => {
    const skip = (reason: string) =>
      insertSkip(stateClient, { migrationId, stepId: 'docs', reason, by: 'ana' });
    await skip('no documents');
    await skip('another reason');
    expect(await listSkips(migrationId)).toMatchObject([{ stepId: 'docs', reason: 'no documents' }]);
    await withdrawSkip(stateClient, migrationId, 'docs');
    expect(await listSkips(migrationId)).toEqual([]);
    await skip('again');
    expect(await listSkips(migrationId)).toMatchObject([{ reason: 'again' }]);
  });
});

describe('marks to run everything again', () => {
  it('hold until they are taken back, each by its number', async () => {
    const ids = [
      await insertAgainMark(stateClient, { migrationId, stepId: 'connection', by: 'ana' }),
      await insertAgainMark(stateClient, { migrationId, stepId: 'schema.deploy', by: 'eva' }),
    ];
    expect(await listAgainMarks(migrationId)).toMatchObject([
      { stepId: 'connection', by: 'ana' },
      { stepId: 'schema.deploy', by: 'eva' },
    ]);
    expect(await withdrawAgainMark(stateClient, other.id, ids[0] ?? '')).toBeNull();
    expect(await withdrawAgainMark(stateClient, migrationId, ids[0] ?? '')).toBe('connection');
    expect(await withdrawAgainMark(stateClient, migrationId, ids[0] ?? '')).toBeNull();
    expect((await listAgainMarks(migrationId)).map(({ stepId }) => stepId)).toEqual(['schema.deploy']);
  });
});

describe('issues', () => {
  const open = (title: string, runId: string | null = null) =>
    transaction((client) =>
      insertIssue(client, { migrationId, runId, title, description: '', status: 'OPEN', how: '', by: 'ana' }),
    );

  it('are numbered by migration without gaps, also when several are opened at once', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((title) => open(title)));
    expect((await listIssues(migrationId)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(await listIssues(other.id)).toEqual([]);
  });

  it('are changed only by who saw them as they are', async () => {
    const issue = await open('a');
    const change = {
      migrationId,
      id: issue?.id ?? '',
      title: 'b',
      description: 'd',
      status: 'RESOLVED',
      how: 'h',
    } as const;
    const changed = await updateIssue(stateClient, { ...change, version: issue?.version ?? 0, by: 'eva' });
    expect(changed).toMatchObject({ title: 'b', status: 'RESOLVED', updatedBy: 'eva', openedBy: 'ana' });
    expect(await updateIssue(stateClient, { ...change, version: issue?.version ?? 0, by: 'ben' })).toBeNull();
    expect(
      await updateIssue(stateClient, { ...change, migrationId: other.id, version: 2, by: 'x' }),
    ).toBeNull();
    expect(await updateIssue(stateClient, { ...change, id: 'no id', version: 1, by: 'x' })).toBeNull();
    expect(await listIssues(migrationId)).toMatchObject([{ title: 'b', version: 2 }]);
  });
});

describe('lessons and recommendations', () => {
  const note = (text: string, suggestion: string | null = null, isHidden = false) =>
    insertNote(stateClient, { migrationId, kind: 'lesson', suggestion, text, isHidden, by: 'ana' });

  it('in somebody’s own words stand beside each other', async () => {
    await note('one');
    await note('two');
    expect((await listNotes(migrationId)).map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it('that replace a suggestion are replaced in turn', async () => {
    const first = await note('first', 'pool');
    const second = await note('second', 'pool', true);
    expect(second).toMatchObject({ id: first.id, text: 'second', isHidden: true, version: 2 });
    expect(await listNotes(migrationId)).toHaveLength(1);
  });

  it('are removed from their own migration only', async () => {
    const { id } = await note('x');
    expect(await deleteNote(stateClient, other.id, id)).toBe(false);
    expect(await deleteNote(stateClient, migrationId, 'no id')).toBe(false);
    expect(await deleteNote(stateClient, migrationId, id)).toBe(true);
    expect(await listNotes(migrationId)).toEqual([]);
  });
});

describe('statements', () => {
  it('count by the newest on each item', async () => {
    const say = (item: string, holds: boolean, note: string) =>
      insertStatement(stateClient, { migrationId, item, holds, name: 'Eva', note, by: 'ana' });
    await say('downtime', true, 'nobody called');
    await say('logs', true, 'clean');
    await say('downtime', false, 'somebody called');
    expect(await listStatements(migrationId)).toMatchObject([
      { item: 'downtime', holds: false, note: 'somebody called' },
      { item: 'logs', holds: true },
    ]);
  });
});

describe('shared reports and their reviews', () => {
  const share = async (days = 7, tokenHash = randomBytes(32)) => {
    const text = { label: 'Lead', reportDigest: 'd', snapshot: '{"a":1}', seal: Buffer.from('s') };
    const link = await insertShareLink(stateClient, { migrationId, ...text, tokenHash, days, by: 'ana' });
    return { link, tokenHash };
  };
  const review = (shareLinkId: string) =>
    insertReview(stateClient, {
      migrationId,
      shareLinkId,
      verdict: 'approve',
      name: 'Lee',
      comment: 'good',
      reportDigest: 'd',
    });

  it('are found by their token, count who looks, and list without what they hold', async () => {
    const { link, tokenHash } = await share();
    expect(await findShareLink(tokenHash)).toMatchObject({
      id: link.id,
      snapshot: '{"a":1}',
      isExpired: false,
    });
    expect(await findShareLink(randomBytes(32))).toBeNull();
    await noteOpened(link.id);
    await noteOpened(link.id);
    const [listed] = await listShareLinks(migrationId);
    expect(listed).toMatchObject({ label: 'Lead', openedCount: 2, createdBy: 'ana', revokedAt: null });
    expect(listed).not.toHaveProperty('snapshot');
  });

  it('take reviews while they are open, and none afterwards', async () => {
    const { link } = await share();
    expect(await review(link.id)).toMatchObject({ verdict: 'approve', name: 'Lee' });
    expect(await revokeShareLink(stateClient, other.id, link.id, 'ana')).toBe(false);
    expect(await revokeShareLink(stateClient, migrationId, 'no id', 'ana')).toBe(false);
    expect(await revokeShareLink(stateClient, migrationId, link.id, 'ana')).toBe(true);
    expect(await revokeShareLink(stateClient, migrationId, link.id, 'ana')).toBe(false);
    expect(await review(link.id)).toBeNull();
    expect(await listReviews(migrationId)).toHaveLength(1);
  });

  it('run out by the clock of the database', async () => {
    const { link, tokenHash } = await share(-1);
    expect(await findShareLink(tokenHash)).toMatchObject({ isExpired: true });
    expect(await review(link.id)).toBeNull();
  });
});

describe('rounds of “check again”', () => {
  it('keep what they started and what they left out', async () => {
    const runIds = [randomUUID(), randomUUID()];
    await insertRecheck(stateClient, { migrationId, runIds, leftOut: ['health', 'crud'], by: 'ana' });
    expect(await listRechecks(migrationId)).toMatchObject([
      { runIds, leftOut: ['health', 'crud'], by: 'ana' },
    ]);
    expect(await listRechecks(other.id)).toEqual([]);
  });
});

describe('the audit', () => {
  it('lists the newest first, and goes with the deed when that is rolled back', async () => {
    await writeAudit(stateClient, { migrationId, actor: 'ana', deed: 'one', detail: { n: 1 } });
    await writeAudit(stateClient, { migrationId, actor: 'eva', deed: 'two' });
    const failed = transaction(async (client) => {
      await writeAudit(client, { migrationId, actor: 'ben', deed: 'never' });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await listAudit(migrationId)).toMatchObject([
      { deed: 'two', actor: 'eva', detail: {} },
      { deed: 'one', detail: { n: 1 } },
    ]);
    expect(await listAudit(migrationId, 1)).toHaveLength(1);
  });
});
