import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../plan/step';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext, type TestContext } from '../testing/test-context';
import { connection } from './connection';
import { sourceConnection } from './source-connection';

let target: TestDatabase;
let source: TestDatabase;
beforeAll(async () => {
  [target, source] = await Promise.all([createTestDatabase('target'), createTestDatabase('source')]);
  await withTarget(source.admin, (client) =>
    client.execute(sql`create table public.guests (id int primary key)`),
  );
});
afterAll(() => Promise.all([target.drop(), source.drop()]));

async function run<Input, Evidence>(step: Step<Input, Evidence>, ctx: TestContext, input: object = {}) {
  const evidence = await step.run(ctx, step.input.parse(input));
  const verdicts = Object.fromEntries(
    step.criteria.map(({ id, judge }) => [id.split('.')[1], judge(evidence).verdict]),
  );
  return { evidence, verdicts };
}

describe('connection', () => {
  it('passes through PgBouncer and the session door, saying each rung', async () => {
    const ctx = createTestContext({ target });
    const { evidence, verdicts } = await run(connection, ctx);
    expect(verdicts).toEqual({
      connected: 'pass',
      tls: 'pass',
      pooler: 'pass',
      writable: 'pass',
      session: 'pass',
      project: 'unchecked',
    });
    expect(evidence.session?.report.pooling?.observed).toBe('session');
    expect(ctx.logged.length).toBeGreaterThan(26);
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
    const said = JSON.stringify([evidence, ctx.logged]);
    expect(said).not.toContain(target.direct.password);
  });

  it('counts a refusal, tries only once and not at the second door', async () => {
    const ctx = createTestContext({ target });
    ctx.secrets.set('target.password', 'wrong-one');
    const { evidence, verdicts } = await run(connection, ctx);
    expect(verdicts.connected).toBe('fail');
    expect(evidence.session).toBeNull();
    expect(evidence.target.attempts).toMatchObject({ failures: 1, limit: null, safeAt: null });
    expect(ctx.authFailures).toHaveLength(1);
  });

  it('warns when there is no pooler, and fails without TLS', async () => {
    const { endpoint, password } = source.direct;
    const ctx = createTestContext({ connections: { target: { endpoint, password } } });
    const { verdicts } = await run(connection, ctx);
    expect(verdicts).toMatchObject({ connected: 'pass', tls: 'fail', pooler: 'warn' });
  });

  it('fails where nothing may be written', async () => {
    // In this database alone: other tests sign in to the same server.
    await withTarget(target.admin, (client) =>
      client.execute(
        trustedSql(`alter database ${target.name} set default_transaction_read_only = on`, 'own-file'),
      ),
    );
    try {
      const ctx = createTestContext({ connections: { target: target.direct } });
      const { evidence, verdicts } = await run(connection, ctx);
      expect(verdicts).toMatchObject({ connected: 'fail', writable: 'fail' });
      expect(evidence.target.report.rungs.find(({ state }) => state === 'fail')?.error?.code).toBe('MUD-222');
    } finally {
      await withTarget(target.admin, async (client) => {
        await client.execute(sql`set default_transaction_read_only = off`);
        await client.execute(
          trustedSql(`alter database ${target.name} reset default_transaction_read_only`, 'own-file'),
        );
      });
    }
  });

  it('says which secret is missing', async () => {
    await expect(run(connection, createTestContext())).rejects.toMatchObject({ code: 'MUD-008' });
  });
});

describe('source.connection', () => {
  it('takes stock of the source from a pasted string, read-only', async () => {
    const ctx = createTestContext();
    const { port } = source.direct.endpoint;
    const text = `psql "postgresql://postgres:${source.direct.password}@127.0.0.1:${port}/${source.name}?sslmode=disable"`;
    const { evidence, verdicts } = await run(sourceConnection, ctx, {
      connection: text,
    });
    expect(verdicts).toEqual({ reachable: 'pass', tables: 'pass', encoding: 'pass', slots: 'pass' });
    expect(evidence.tables).toMatchObject([{ schema: 'public', name: 'guests' }]);
    expect(ctx.secrets.get('source.password')).toBe(source.direct.password);
    expect(JSON.stringify([evidence, ctx.logged])).not.toContain(source.direct.password);
    const again = await run(sourceConnection, ctx);
    expect(again.verdicts.reachable).toBe('pass');
  });

  it('takes a server on this very machine without TLS as it is, and any other mode only when it is asked for', async () => {
    const { port, host } = source.direct.endpoint;
    const given = `postgresql://postgres:${source.direct.password}@${host}:${port}/${source.name}`;
    const plain = await run(sourceConnection, createTestContext(), {
      connection: given,
    });
    expect(plain.verdicts.reachable).toBe('pass');
    expect(plain.evidence.report.endpoint.tlsMode).toBe('disable');
    const asked = await run(sourceConnection, createTestContext(), {
      connection: `${given}?sslmode=require`,
    });
    expect(asked.evidence.report.rungs.find(({ state }) => state === 'fail')?.error?.code).toBe('MUD-140');
  });

  it('names what is wrong with the text, and with the host', async () => {
    await expect(
      run(sourceConnection, createTestContext(), { connection: 'nonsense text' }),
    ).rejects.toMatchObject({ code: 'MUD-100' });
    await expect(run(sourceConnection, createTestContext())).rejects.toMatchObject({ code: 'MUD-100' });
    const closed = await run(sourceConnection, createTestContext(), {
      connection: 'postgresql://u:p@127.0.0.1:1/d',
    });
    expect(closed.verdicts.reachable).toBe('fail');
    expect(closed.evidence.report.rungs.find(({ state }) => state === 'fail')?.error?.code).toBe('MUD-124');
  });
});
