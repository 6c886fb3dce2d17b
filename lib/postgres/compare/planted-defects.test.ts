import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { CLEAN_VARIANTS } from '../../steps/schema/testing/clean-variants';
import type { TestSchema } from '../../steps/schema/testing/defect';
import { DEFECTS } from '../../steps/schema/testing/defects';
import { COLUMN_DEFECTS } from '../../steps/schema/testing/defects-more';
import { type PlantedSchema, plant, plantSchema } from '../../steps/schema/testing/plant';
import { withTarget } from '../with-client';

/** What is done to one column after another; of these and of the help desk some here, in `npm run bench -- schema` all. */
const REPEATED: ReadonlySet<string> = new Set(COLUMN_DEFECTS.map(([text]) => text));
const plantedIn = (name: TestSchema) =>
  DEFECTS.filter((one) => one.in === name).filter(
    ({ plant: text }, at) => (name !== 'desk' || at % 5 === 0) && (!REPEATED.has(text) || at % 4 === 0),
  );

describe.each(['six', 'shop', 'clinic', 'desk'] as const)('planted in %s', (name) => {
  let target: TestDatabase;
  let scratch: TestDatabase;
  let world: PlantedSchema;

  beforeAll(async () => {
    [target, scratch] = [await createTestDatabase(), await createTestDatabase()];
    world = await plantSchema(name, scratch.direct, target.direct);
  });
  afterAll(() => Promise.all([target.drop(), scratch.drop()]));

  it('names each defect, and mends what can be mended', async () => {
    const wrong: unknown[] = [];
    await withTarget(target.admin, async (client) => {
      for (const defect of plantedIn(name)) {
        const planted = await plant(client, world, defect).catch((error: Error) => ({
          names: [`failed: ${error.message}`],
          mend: null,
          left: null,
          lost: [],
        }));
        const { names, mend, left, lost } = planted;
        if (!names.includes(defect.names)) wrong.push({ missed: defect.names, plant: defect.plant, names });
        else if (left !== null && left.length > 0) wrong.push({ notMended: defect.names, mend, left });
        else if (lost.length > 0) wrong.push({ losesRows: defect.names, mend, lost });
      }
    });
    expect(wrong).toEqual([]);
  });

  it('says nothing about clean variants', async () => {
    const alarms: unknown[] = [];
    await withTarget(target.admin, async (client) => {
      for (const variant of CLEAN_VARIANTS.filter((one) => one.in === name)) {
        const { names } = await plant(client, world, variant);
        if (names.length > 0) alarms.push({ variant: variant.name, names });
      }
    });
    expect(alarms).toEqual([]);
  });
});

describe('the tables of defects', () => {
  it('holds at least 260 defects and twenty clean variants over three schemas', () => {
    expect(DEFECTS.length).toBeGreaterThanOrEqual(260);
    expect(CLEAN_VARIANTS.length).toBeGreaterThanOrEqual(20);
    expect(new Set(DEFECTS.map((defect) => defect.plant)).size).toBe(DEFECTS.length);
  });
});
