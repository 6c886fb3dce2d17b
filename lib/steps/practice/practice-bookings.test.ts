import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editEnv } from '../../backend/env-file/edit-env';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { type RunningBackend, startPracticeBackend } from '../../servers/practice/backend/practice-backend';
import { fillPractice } from '../../servers/practice/fill-practice';
import { PRACTICE_ROWS_DDL } from '../../servers/practice/practice-rows';
import { type BackendCopy, practiceCopy, runStep } from '../backend/testing/practice-copy';
import { createTestContext, type TestContext } from '../testing/test-context';
import { practiceBookings } from './practice-bookings';

let source: TestDatabase;
let target: TestDatabase;
let backend: BackendCopy;
let running: RunningBackend;
/** Shared by the contexts of one migration, as its data folder is. */
let folder: string;

const on = (at: TestDatabase, text: string) =>
  withTarget(at.admin, (client) => client.rows<Record<string, unknown>>(trustedSql(text, 'own-file')));

function context(signal: AbortSignal): TestContext {
  const ctx = createTestContext({
    ...{ kind: 'practice', source, target, signal, settings: { workspace: backend.folder } },
  });
  return Object.assign(ctx, {
    runId: 'one',
    dataFolder: () => folder,
    progress: (...[, , , detail]: Parameters<TestContext['progress']>) => void pictures.push(detail),
  });
}

const pictures: unknown[] = [];

beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('target')]);
  backend = await practiceCopy(source.admin);
  folder = join(backend.folder, '..');
  await on(target, PRACTICE_ROWS_DDL);
  await on(
    target,
    `insert into lodging.hotel (name) values ('One'); grant usage on schema lodging to public;
    grant all on all tables in schema lodging to public`,
  );
  running = await startPracticeBackend(backend.folder);
});
afterAll(async () => {
  running?.stop();
  backend.remove();
  await Promise.all([source.drop(), target.drop()]);
});

/** Books until `until` says so, and stops as an operator does; `reason` other than that is a runner that ends. */
async function bookUntil(until: () => Promise<boolean>, reason = 'cancelled') {
  const stop = new AbortController();
  const ctx = context(stop.signal);
  const ran = runStep(practiceBookings, ctx, { rate: 60 });
  ran.catch(() => undefined);
  while (!(await until())) await sleep(30);
  stop.abort(reason);
  return { ran };
}

const booked = async (at: TestDatabase) =>
  Number((await on(at, `select count(*)::int as n from lodging."Access log" where "who?" like '%-%'`))[0]?.n);

describe('bookings that come in', () => {
  it('need rooms', async () => {
    await expect(runStep(practiceBookings, context(new AbortController().signal))).rejects.toMatchObject({
      code: 'MUD-650',
    });
    await fillPractice(source.admin, 'small', {
      signal: new AbortController().signal,
      onPart: () => undefined,
    });
  });

  it('are acknowledged by the backend, drawn, and found exactly once, over the end of a runner too', async () => {
    const first = await bookUntil(async () => (await booked(source)) > 20, 'lease');
    await expect(first.ran).rejects.toBe('lease');
    const before = await booked(source);
    const second = await bookUntil(async () => (await booked(source)) > before + 20);
    const { evidence, verdicts } = await second.ran;
    expect(evidence).toMatchObject({ side: 'source', lost: 0, doubled: 0, refused: 0, switches: [] });
    expect(evidence.acknowledged).toBe(await booked(source));
    expect(verdicts).toEqual({ 'practice.bookings.kept': 'pass', 'practice.bookings.pause': 'unchecked' });
    expect(pictures.at(-1)).toMatchObject({ kind: 'bookings', side: 'source', lastError: null });
  });

  it('go over with the env file when their sessions are ended, and what stayed behind is lost by the ledger', async () => {
    const before = await booked(source);
    const env = join(backend.folder, '.env');
    const was = readFileSync(env, 'utf8');
    const { host, port, database, user } = target.direct.endpoint;
    const url = `postgresql://${user}:${target.direct.password}@${host}:${port}/${database}?sslmode=require`;
    let isSent = false;
    const { ran } = await bookUntil(async () => {
      if (!isSent && (await booked(source)) > before + 10) {
        writeFileSync(env, editEnv(was, { DATABASE_URL: url }).text);
        // The file alone sends nobody anywhere.
        const now = await booked(source);
        while ((await booked(source)) < now + 5) await sleep(20);
        expect(await booked(target)).toBe(0);
        await on(
          source,
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
            and application_name = ''`,
        );
        isSent = true;
      }
      return (await booked(target)) > 10;
    });
    const { evidence, verdicts, texts } = await ran;
    const kept = (await booked(source)) + (await booked(target));
    expect(evidence.acknowledged).toBe(kept);
    expect(evidence).toMatchObject({ side: 'target', doubled: 0, lost: await booked(source) });
    expect(evidence.switches).toMatchObject([{ from: 'source', to: 'target' }]);
    expect(evidence.switches[0]?.pauseMs).toBeGreaterThan(0);
    expect(verdicts).toEqual({ 'practice.bookings.kept': 'fail', 'practice.bookings.pause': 'pass' });
    expect(texts['practice.bookings.kept']).toContain('plan.bookings.wrong');
    writeFileSync(env, was);
  });

  it('are called doubled when a line of the log without a key came twice', async () => {
    await on(
      target,
      `insert into lodging."Access log" select * from lodging."Access log" where "who?" like '%-%' limit 1`,
    );
    const before = await booked(target);
    const { ran } = await bookUntil(async () => (await booked(target)) > before);
    expect(await ran).toMatchObject({ evidence: { side: 'target', doubled: 1 } });
  });
});
