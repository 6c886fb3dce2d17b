import { readCatalog } from '../../lib/postgres/catalog/read-catalog';
import { compareCatalogs } from '../../lib/postgres/compare/compare-catalogs';
import { withTarget } from '../../lib/postgres/with-client';
import { createDatabase } from '../../lib/servers/embedded/testing/create-database';
import { startTestServers, type TestServers } from '../../lib/servers/embedded/testing/start-test-servers';
import { CLEAN_VARIANTS } from '../../lib/steps/schema/testing/clean-variants';
import { DEFECTS } from '../../lib/steps/schema/testing/defects';
import { plant, plantSchema } from '../../lib/steps/schema/testing/plant';
import { compareVersions } from '../../lib/steps/schema/testing/version-pairs';
import { deployAgainstPsql } from './deploy-against-psql';
import { makeTables } from './many-tables';
import { median } from './median';

const SIZES = [6, 100, 1_000, 5_000] as const;
const ROUNDS = 5;

interface Score {
  planted: number;
  found: number;
  mendable: number;
  mended: number;
  cleanVariants: number;
  falseAlarms: number;
  /** Mends after which a table held less, without a warning. */
  mendsThatLose: number;
}

/** Plants every defect and every clean variant, and counts what the comparison says. */
async function plantAll(servers: TestServers): Promise<Score> {
  const score: Score = {
    planted: 0,
    found: 0,
    mendable: 0,
    mended: 0,
    cleanVariants: 0,
    falseAlarms: 0,
    mendsThatLose: 0,
  };
  for (const name of ['six', 'shop', 'clinic'] as const) {
    const [target, scratch] = [
      await createDatabase(servers, 'target'),
      await createDatabase(servers, 'target'),
    ];
    const world = await plantSchema(name, scratch.direct, target.direct);
    await withTarget(target.admin, async (client) => {
      for (const defect of DEFECTS.filter((one) => one.in === name)) {
        const { names, left, lost } = await plant(client, world, defect);
        score.planted++;
        score.mendsThatLose += lost.length > 0 ? 1 : 0;
        if (names.includes(defect.names)) score.found++;
        else console.log(`missed: ${defect.names}`);
        if (left !== null) score.mendable++;
        if (left?.length === 0) score.mended++;
      }
      for (const variant of CLEAN_VARIANTS.filter((one) => one.in === name)) {
        const { names } = await plant(client, world, variant);
        score.cleanVariants++;
        if (names.length > 0) score.falseAlarms++;
      }
    });
    await Promise.all([target.drop(), scratch.drop()]);
  }
  for (const { schema, expected, actual, names } of await compareVersions()) {
    score.cleanVariants++;
    if (names.length === 0) continue;
    score.falseAlarms++;
    console.log(`false alarm: ${schema} on ${expected} and ${actual}: ${names.join(', ')}`);
  }
  return score;
}

/** Median ms of reading a target of that many tables and comparing it with what is expected. */
async function verifyMs(servers: TestServers, tables: number): Promise<number> {
  const target = await createDatabase(servers, 'target');
  await makeTables(target.direct, tables);
  const times: number[] = [];
  await withTarget(target.direct, async (client) => {
    const read = () => client.snapshot(() => readCatalog(client, ['public']));
    const expected = await read();
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      const differences = compareCatalogs(expected, await read());
      times.push(performance.now() - start);
      if (differences.length > 0) throw new Error('a database differs from itself');
    }
  });
  await target.drop();
  return Math.round(median(times));
}

/** `npm run bench -- schema`: planted defects, clean variants, deploy against psql, verify by number of tables. */
export async function bench(): Promise<Record<string, unknown>> {
  const { servers, stop } = await startTestServers();
  const { planted, found, mendable, mended, cleanVariants, falseAlarms, mendsThatLose } =
    await plantAll(servers);
  const deploy = await deployAgainstPsql(servers, 11);
  const deployRatio = Number((median(deploy.ours) / median(deploy.psql)).toFixed(3));
  const verify: Record<string, number> = {};
  for (const tables of SIZES) verify[tables] = await verifyMs(servers, tables);
  await stop();
  console.table({
    'defects planted': { value: planted },
    'named by verify': { value: found },
    missed: { value: planted - found },
    'mendable, and mended by the SQL shown': { value: `${mended} of ${mendable}` },
    'mends that lose rows without a word': { value: mendsThatLose },
    'clean variants, version pairs among them': { value: cleanVariants },
    'false alarms': { value: falseAlarms },
    'deploy of the six tables, ours (ms, median)': { value: Math.round(median(deploy.ours)) },
    'the same by psql --single-transaction': { value: Math.round(median(deploy.psql)) },
    ratio: { value: deployRatio },
    ...Object.fromEntries(SIZES.map((tables) => [`verify ${tables} tables (ms)`, { value: verify[tables] }])),
  });
  return {
    planted,
    found,
    missed: planted - found,
    mended,
    mendable,
    mendsThatLose,
    cleanVariants,
    falseAlarms,
    deployRatio,
    verifyMs: verify,
  };
}
