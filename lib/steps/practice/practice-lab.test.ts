import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext, type TestContext } from '../testing/test-context';
import { practiceLab } from './practice-lab';

let source: TestDatabase;
let target: TestDatabase;
beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('target')]);
});
afterAll(() => Promise.all([source.drop(), target.drop()]));

async function run(ctx: TestContext) {
  const evidence = await practiceLab.run(ctx, practiceLab.input.parse({}));
  const verdicts = practiceLab.criteria.map(({ id, judge }) => `${id} ${judge(evidence).verdict}`);
  return { evidence, verdicts };
}

describe('practice.lab', () => {
  it('proves that all three servers answer, and with which version', async () => {
    const ctx = createTestContext({ kind: 'practice', source, target });
    const { evidence, verdicts } = await run(ctx);
    expect(verdicts).toEqual(['practice.servers pass', 'practice.tls pass', 'practice.pooler pass']);
    expect(evidence).toMatchObject({
      sourcePort: source.direct.endpoint.port,
      targetPort: target.direct.endpoint.port,
      poolerPort: target.pooled.endpoint.port,
      targetTls: true,
      database: target.name,
    });
    expect(evidence.sourceVersion).toMatch(/^1[5-9]\.\d+/);
    expect(evidence.targetVersion).toMatch(/^1[5-9]\.\d+/);
    expect(ctx.logged).toHaveLength(3);
    expect(JSON.stringify([evidence, ctx.logged])).not.toContain(target.direct.password);
  });

  it('says so where there is no pooler, and where the target does not encrypt', async () => {
    const plain = createTestContext({
      kind: 'practice',
      source,
      connections: { target: source.direct, session: source.direct },
    });
    const { evidence, verdicts } = await run(plain);
    expect(evidence).toMatchObject({ poolerPort: null, targetTls: false });
    expect(verdicts).toEqual(['practice.servers pass', 'practice.tls fail', 'practice.pooler warn']);
  });

  it.each(['source', 'target', 'session'] as const)(
    'fails with the server’s name on it where the %s does not answer',
    async (role) => {
      const { endpoint, password } = source.direct;
      const gone = { endpoint: { ...endpoint, port: 1 }, password };
      const connections = {
        source: source.direct,
        target: target.pooled,
        session: target.direct,
        [role]: gone,
      };
      await expect(run(createTestContext({ kind: 'practice', connections }))).rejects.toMatchObject({
        code: 'ECONNREFUSED',
        port: 1,
      });
    },
  );

  it('can be checked again, and asks nothing of the operator', () => {
    expect(practiceLab.recheck?.({})).toEqual({});
    expect(practiceLab.needs).toEqual([]);
  });
});
