import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MigrationSettings } from '../../plan/migration-settings';
import type { StepId } from '../../plan/step-id';
import { sql } from '../../postgres/sql';
import type { HoldingRun } from '../../store/holding-runs';
import { insertMigration } from '../../store/migrations';
import { query, stateClient } from '../../store/query';
import { createStateDatabase } from '../../store/testing/state-database';
import { readAlerts } from './read-alerts';
import { tellUnread } from './tell-unread';
import { unreadAlerts } from './unread-alerts';

const T = Date.parse('2026-01-02T03:00:00Z');
const MINUTE = 60_000;

/** A run that began at that minute and took one; `null` goes on. */
const ran = (stepId: StepId, minute: number, status: HoldingRun['status'] = 'succeeded'): HoldingRun => ({
  ...{ stepId, isUndo: false, requestedAt: new Date(T + minute * MINUTE), status },
  endedAt: status === null ? null : new Date(T + (minute + 1) * MINUTE),
});
const undone = (stepId: StepId, minute: number) => ({ ...ran(stepId, minute), isUndo: true });
const COPIED = [ran('data.prepare', 0), ran('data.copy', 2)];

describe('a slot that nobody reads', () => {
  it.each<[string, readonly HoldingRun[], string | null]>([
    ['no run at all', [], null],
    ['a copy that nothing was prepared for', [ran('data.copy', 2)], null],
    ['what is prepared, and has no slot yet', [ran('data.prepare', 0)], null],
    ['a copy from before the preparation', [ran('data.copy', 0), ran('data.prepare', 2)], null],
    ['a copy that nobody went on from', COPIED, 'follow'],
    ['a copy that failed', [ran('data.prepare', 0), ran('data.copy', 2, 'failed')], 'follow'],
    ['one that is followed', [...COPIED, ran('data.follow', 5, null)], null],
    ['one whose following was stopped', [...COPIED, ran('data.follow', 5)], 'follow'],
    ['one whose following failed', [...COPIED, ran('data.follow', 5, 'failed')], 'follow'],
    ['one that is being switched', [...COPIED, ran('data.follow', 5), ran('data.cutover', 9, null)], null],
    [
      'one that was switched',
      [...COPIED, ran('data.follow', 5), ran('data.cutover', 9, 'warned')],
      'reverse',
    ],
    ['one whose switch was taken back', [...COPIED, undone('data.cutover', 9)], 'follow'],
    ['one whose switch failed', [...COPIED, ran('data.cutover', 9, 'failed')], 'follow'],
    ['one that is carried back', [...COPIED, ran('data.cutover', 9), ran('data.reverse', 12, null)], null],
    ['one that was cleaned up', [...COPIED, ran('data.cutover', 9), ran('data.clean', 12, 'warned')], null],
    ['one whose clean-up failed', [...COPIED, ran('data.clean', 12, 'failed')], 'follow'],
    ['one that was cleaned up before it was made', [...COPIED, ran('data.clean', 1)], 'follow'],
    ['a preparation that was taken back', [undone('data.prepare', 9), ran('data.copy', 2)], null],
  ])('%s', (_, runs, what) => {
    const alerts = unreadAlerts(runs, new Date(T + 200 * MINUTE));
    expect(alerts.map(({ message }) => message.params?.what ?? null)).toEqual(what === null ? [] : [what]);
  });

  it('is no alarm while somebody is between two steps', () => {
    expect(unreadAlerts(COPIED, new Date(T + 62 * MINUTE))).toEqual([]);
    expect(unreadAlerts(COPIED, new Date(T + 64 * MINUTE))).toHaveLength(1);
  });
});

describe('what is told of it', () => {
  let state: Awaited<ReturnType<typeof createStateDatabase>>;
  beforeAll(async () => {
    state = await createStateDatabase();
  }, 60_000);
  afterAll(() => state.drop());

  it('comes once for each rest, and the page has it', async () => {
    const { id, settings } = await insertMigration(stateClient, {
      ...{ name: 'Shop', kind: 'supabase' as const, settings: MigrationSettings.parse({}), createdBy: 'ana' },
    });
    await query(sql`
      insert into run (migration_id, step_id, action, attempt, requested_by, requested_at, ended_at)
      select ${id}::uuid, step, 'run', 1, 'ana', now() - age * interval '1 hour', now() - age * interval '1 hour'
      from (values ('data.prepare', 3), ('data.copy', 2)) v(step, age)`);
    const told: string[] = [];
    const look = () =>
      tellUnread(async (migration, alerts) => {
        told.push(...alerts.map((alert) => `${migration.name} ${alert.id} ${alert.message.params?.hours}`));
      });
    await Promise.all([look(), look()]);
    await look();
    expect(told).toEqual(['Shop unread 2']);
    expect((await readAlerts({ id, settings })).map((alert) => alert.id)).toEqual(['unread']);
  });
});
