import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { compareCatalogs } from '../../postgres/compare/compare-catalogs';
import { deploySchema } from '../../postgres/deploy/deploy-schema';
import { undoDeploy } from '../../postgres/deploy/undo-deploy';
import { withTarget } from '../../postgres/with-client';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { prepareSchema } from './prepare-schema';
import { defectsOf } from './testing/defects-of';
import { knownTo } from './testing/known-to';
import { type PlantedSchema, plant, plantSchema } from './testing/plant';

const FILES = {
  six: 'sql/schema.sql',
  shop: 'lib/steps/schema/testing/schemas/shop.sql',
  clinic: 'lib/steps/schema/testing/schemas/clinic.sql',
} as const;
/** Each defect is planted on 17 by a test of its own, and here on one of these in turn; the bench plants all on all. */
const PLANTED_ON: readonly number[] = [15, 18];
const NAMES = ['six', 'shop', 'clinic'] as const;

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

  const turn = PLANTED_ON.indexOf(major);
  it.runIf(turn >= 0).each(NAMES)('names each defect that is planted in %s, and mends it', async (name) => {
    const [target, scratch] = [await server.createDatabase(), await server.createDatabase()];
    const world: PlantedSchema = await plantSchema(name, scratch.direct, target.direct, major);
    const wrong: unknown[] = [];
    await withTarget(target.admin, async (client) => {
      for (const defect of defectsOf(name, major).filter((_, at) => at % PLANTED_ON.length === turn)) {
        const { names, mend, left } = await plant(client, world, defect).catch((error: Error) => ({
          names: [`failed: ${error.message}`],
          mend: null,
          left: null,
        }));
        if (!names.includes(defect.names)) wrong.push({ missed: defect.names, names });
        else if (left !== null && left.length > 0) wrong.push({ notMended: defect.names, mend, left });
      }
    });
    expect(wrong).toEqual([]);
  });
});
