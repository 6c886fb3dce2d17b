import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { PRACTICE_SCHEMA, practiceParts } from '../../servers/practice/practice-rows';
import { dataCopy } from '../data/data-copy';
import { dataVerify } from '../data/data-verify';
import { loadSchema } from '../schema/load-schema';
import { schemaDeploy } from '../schema/schema-deploy';
import { schemaPreview } from '../schema/schema-preview';
import { keepEvidence } from '../testing/keep-evidence';
import { createTestContext, type TestContext } from '../testing/test-context';
import { practiceLab } from './practice-lab';

let source: TestDatabase;
let target: TestDatabase;
beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('target')]);
});
afterAll(() => Promise.all([source.drop(), target.drop()]));

async function run(ctx: TestContext, input: object = {}) {
  const evidence = await practiceLab.run(ctx, practiceLab.input.parse(input));
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

  it('can be checked again, and then plants nothing', () => {
    expect(practiceLab.recheck?.({ size: 'small', plant: true })).toEqual({ size: 'small', plant: false });
    expect(practiceLab.needs).toEqual([]);
  });
});

describe('rows to practise with', () => {
  const schemas = ['public', PRACTICE_SCHEMA];
  const ask = async <T>(at: TestDatabase, text: string) =>
    withTarget(at.admin, (client) =>
      client.rows<{ value: T }>(trustedSql(`select ${text} as value`, 'own-file')),
    );

  it('are none unless they are asked for', async () => {
    const ctx = createTestContext({ kind: 'practice', source, target });
    const { evidence } = await run(ctx);
    expect(evidence).toMatchObject({ rows: null, isPlanted: null });
    expect(await ask(source, "to_regnamespace('lodging')")).toEqual([{ value: null }]);
  });

  it('are laid out once, told while they come, and taken into what the migration is about', async () => {
    const ctx = createTestContext({ kind: 'practice', source, target });
    const { evidence, verdicts } = await run(ctx, { size: 'small' });
    expect(evidence.rows).toEqual({ size: 'small', count: 11_140 });
    expect(verdicts).toEqual(['practice.servers pass', 'practice.tls pass', 'practice.pooler pass']);
    expect(ctx.migration.settings.schemas).toEqual(schemas);
    await withTarget(source.admin, (client) =>
      client.execute(trustedSql("update lodging.image set kind = 'mine' where id = 3", 'own-file')),
    );
    await run(ctx, { size: 'small' });
    expect(ctx.migration.settings.schemas).toEqual(schemas);
    expect(await ask(source, '(select kind from lodging.image where id = 3)')).toEqual([{ value: 'mine' }]);
  });

  it('are begun again where filling was cut short', async () => {
    await withTarget(source.admin, (client) =>
      client.execute(trustedSql('comment on schema lodging is null; delete from lodging.image', 'own-file')),
    );
    const ctx = createTestContext({ kind: 'practice', source, target });
    expect((await run(ctx, { size: 'small' })).evidence.rows?.count).toBe(11_140);
  });

  it('are part of the schema that is moved, arrive, and hide a difference that the comparison names', async () => {
    const ctx = createTestContext({ kind: 'practice', source, target, settings: { schemas } });
    expect((await run(ctx, { plant: true })).evidence.isPlanted).toBe(false);
    const ddl = await loadSchema(ctx, { origin: 'default' });
    expect(ddl).toContain('create table lodging.booking');
    expect(await loadSchema(createTestContext({ source, target }), { origin: 'default' })).not.toContain(
      'lodging',
    );
    const previewed = await keepEvidence(ctx, schemaPreviewEvidence, schemaPreview);
    const deployed = await keepEvidence(ctx, schemaDeployEvidence, schemaDeploy);
    const reds = [
      ...schemaPreview.criteria.map(({ id, judge }) => [id, judge(previewed).verdict]),
      ...schemaDeploy.criteria.map(({ id, judge }) => [id, judge(deployed).verdict]),
    ].filter(([, verdict]) => verdict === 'fail');
    expect(reds).toEqual([]);
    // The sample schema has no rows on this source: only the platform is copied.
    ctx.migration.settings.schemas.splice(0, 1);
    const copied = await dataCopy.run(ctx, dataCopy.input.parse({ lanes: 2 }));
    expect(copied.verified?.every(({ badBuckets }) => badBuckets === 0)).toBe(true);
    expect(copied.tables.reduce((sum, { rowsIn }) => sum + rowsIn, 0)).toBe(11_140);
    expect((await run(ctx, { plant: true })).evidence.isPlanted).toBe(true);
    const { tables } = await dataVerify.run(ctx, dataVerify.input.parse({}));
    const wrong = tables.filter(({ badBuckets }) => badBuckets > 0);
    expect(wrong.map(({ name, differing }) => [name, differing.length])).toEqual([['booking', 1]]);
  });
});

it('the large size has more than a million rows of hotels, bookings, messages and images, in parts that can be told', () => {
  const parts = practiceParts('large');
  expect(parts.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(1_000_000);
  expect(Math.max(...parts.map(({ rows }) => rows))).toBeLessThanOrEqual(100_000);
  expect([...new Set(parts.map(({ table }) => table))]).toEqual([
    ...['hotel', 'booking', 'message', 'image', 'Access log', 'income'],
  ]);
});
