import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { compareCatalogs } from '../../postgres/compare/compare-catalogs';
import { deploySchema } from '../../postgres/deploy/deploy-schema';
import { undoDeploy } from '../../postgres/deploy/undo-deploy';
import { withTarget } from '../../postgres/with-client';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { prepareSchema } from './prepare-schema';
import { knownTo } from './testing/known-to';
import { plantSchema } from './testing/plant';

const FILES = {
  six: 'sql/schema.sql',
  shop: 'lib/steps/schema/testing/schemas/shop.sql',
  clinic: 'lib/steps/schema/testing/schemas/clinic.sql',
} as const;
const NAMES = ['six', 'shop', 'clinic'] as const;

/** Defects are planted on 17 by a test of their own, and on every version by the bench. */
describe.each([13, 15, 18] as const)('PostgreSQL %i', { timeout: 240_000 }, (major) => {
  let server: MajorServer;
  beforeAll(async () => {
    server = await startMajor(major, { layout: 'supabase' });
  }, 120_000);
  afterAll(() => server.stop());

  it.each(NAMES)(
    'deploys %s, reads it as a scratch server builds it, and takes it back whole',
    async (name) => {
      const [other, scratch] = [await server.createDatabase(), await server.createDatabase()];
      const { statements } = await prepareSchema(knownTo(readFileSync(FILES[name], 'utf8'), major));
      const inOne = statements.filter(({ isTransactional }) => isTransactional);
      const { schemas, expected } = await plantSchema(name, scratch.direct, other.direct, major);
      const fresh = await server.createDatabase();
      await withTarget(fresh.direct, async (client) => {
        const read = () => client.snapshot(() => readCatalog(client, schemas));
        const before = await read();
        const limits = { lockTimeout: 5_000, statementTimeout: 60_000 };
        const { record } = await deploySchema(client, { statements: inOne, schemas, ...limits }, {});
        expect(compareCatalogs(expected, await read())).toEqual([]);
        await undoDeploy(client, record, { lockTimeout: 5_000 });
        expect(compareCatalogs(before, await read())).toEqual([]);
      });
    },
  );
});
