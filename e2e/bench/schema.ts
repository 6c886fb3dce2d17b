import { readCatalog } from '../../lib/postgres/catalog/read-catalog';
import { compareCatalogs } from '../../lib/postgres/compare/compare-catalogs';
import { withTarget } from '../../lib/postgres/with-client';
import { createDatabase } from '../../lib/servers/embedded/testing/create-database';
import { startMajor } from '../../lib/servers/embedded/testing/start-major';
import { startTestServers, type TestServers } from '../../lib/servers/embedded/testing/start-test-servers';
import { CLEAN_VARIANTS } from '../../lib/steps/schema/testing/clean-variants';
import { DEFECTS } from '../../lib/steps/schema/testing/defects';
import { defectsOf } from '../../lib/steps/schema/testing/defects-of';
import { plant, plantSchema } from '../../lib/steps/schema/testing/plant';
import { compareVersions } from '../../lib/steps/schema/testing/version-pairs';
import { type AgainstPsql, againstPsql, largeFile, smallFile } from './deploy-against-psql';
import { makeTables } from './many-tables';
import { median } from './median';
import { undoTried } from './undo-tried';

const SIZES = [6, 100, 1_000, 5_000] as const;
const ROUNDS = 5;

interface Score {
  planted: number;
  found: number;
  mendable: number;
  mended: number;
  cleanVariants: number;
  falseAlarms: number;
  /** On the other versions: planted, and of those named, mended and without loss. */
  plantedElsewhere: number;
  foundElsewhere: number;
  /** Mends after which a table held less, without a warning. */
  mendsThatLose: number;
}

/** The unit tests plant each defect on 17 and on one more version in turn. */
const ELSEWHERE = [13, 14, 15, 16, 18] as const;

/** Plants every defect on a server of another version. */
async function plantOn(major: (typeof ELSEWHERE)[number], score: Score): Promise<void> {
  const server = await startMajor(major, { layout: 'supabase' });
  try {
    for (const name of ['six', 'shop', 'clinic', 'desk'] as const) {
      const [target, scratch] = [await server.createDatabase(), await server.createDatabase()];
      const world = await plantSchema(name, scratch.direct, target.direct, major);
      await withTarget(target.admin, async (client) => {
        for (const defect of defectsOf(name, major)) {
          const { names, left, lost } = await plant(client, world, defect);
          score.plantedElsewhere++;
          const isMended = left === null || left.length === 0;
          if (names.includes(defect.names) && isMended && lost.length === 0) score.foundElsewhere++;
          else console.log(`missed or not mended on ${major}: ${defect.names}`);
        }
      });
    }
  } finally {
    await server.stop();
  }
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
    plantedElsewhere: 0,
    foundElsewhere: 0,
    mendsThatLose: 0,
  };
  for (const name of ['six', 'shop', 'clinic', 'desk'] as const) {
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
  for (const major of ELSEWHERE) await plantOn(major, score);
  for (const { schema, expected, actual, names } of await compareVersions()) {
    score.cleanVariants++;
    if (names.length === 0) continue;
    score.falseAlarms++;
    console.log(`false alarm: ${schema} on ${expected} and ${actual}: ${names.join(', ')}`);
  }
  return score;
}

/** Median ms of reading a target of that many tables and comparing it with what is expected. */
async function verifyMs(servers: TestServers, tables: number): Promise<{ ms: number; objects: number }> {
  const target = await createDatabase(servers, 'target');
  await makeTables(target.direct, tables);
  const times: number[] = [];
  let objects = 0;
  await withTarget(target.direct, async (client) => {
    const read = () => client.snapshot(() => readCatalog(client, ['public']));
    const expected = await read();
    objects = expected.objects.size;
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      const differences = compareCatalogs(expected, await read());
      times.push(performance.now() - start);
      if (differences.length > 0) throw new Error('a database differs from itself');
    }
  });
  await target.drop();
  return { ms: Math.round(median(times)), objects };
}

interface Size {
  readonly rounds: number;
  readonly statements: number;
  readonly tables: readonly number[];
  readonly cases: number;
  /** Tables of which about 7,000 objects come. */
  readonly objects: number;
}

const FULL: Size = {
  rounds: 5,
  statements: 3_000,
  tables: SIZES,
  cases: Number.POSITIVE_INFINITY,
  objects: 470,
};
/** `npm run bench -- schema tiny`: does everything once, to see that it works. */
const TINY: Size = { rounds: 1, statements: 100, tables: [6], cases: 4, objects: 10 };

function printed(found: Record<string, unknown>): void {
  const rows = Object.entries(found).map(([name, value]) => [
    name,
    { value: typeof value === 'object' ? JSON.stringify(value) : value },
  ]);
  console.table(Object.fromEntries(rows));
}

/**
 * `npm run bench -- schema`: planted defects, clean variants, undo held against pg_dump, preview and deploy against psql,
 * verify by number of tables.
 */
export async function bench(): Promise<Record<string, unknown>> {
  const isTiny = process.argv[3] === 'tiny';
  const size = isTiny ? TINY : FULL;
  const { servers, stop } = await startTestServers();
  const small = await againstPsql(servers, smallFile(), isTiny ? 1 : 15);
  const large = await againstPsql(servers, largeFile(size.statements), size.rounds);
  const verify: Record<string, number> = {};
  for (const tables of size.tables) verify[tables] = (await verifyMs(servers, tables)).ms;
  const objects = await verifyMs(servers, size.objects);
  const undo = await undoTried(servers, size.cases);
  const plants = isTiny ? null : await plantAll(servers);
  await stop();
  const { undoTried: tried, undoExact, wrongRefusals } = undo;
  const found = {
    planted: plants?.planted ?? 0,
    found: plants?.found ?? 0,
    missed: (plants?.planted ?? 0) - (plants?.found ?? 0),
    mended: plants?.mended ?? 0,
    mendable: plants?.mendable ?? 0,
    plantedElsewhere: plants?.plantedElsewhere ?? 0,
    foundElsewhere: plants?.foundElsewhere ?? 0,
    mendsThatLose: plants?.mendsThatLose ?? 0,
    cleanVariants: (plants?.cleanVariants ?? 0) + undo.compared,
    falseAlarms: (plants?.falseAlarms ?? 0) + undo.falseAlarms,
    undoTried: tried,
    undoExact,
    wrongRefusals,
    classesTried: undo.classesTried,
    classesRight: undo.classesRight,
    smallDeployRatio: small.deployRatio,
    deployRatio: large.deployRatio,
    previewRatio: large.previewRatio,
    smallMs: rounded(small),
    largeMs: rounded(large),
    verifyMs: verify,
    verifyObjects: objects.objects,
    verifyObjectsMs: objects.ms,
  };
  printed(found);
  return found;
}

const rounded = ({ previewMs, deployMs, psqlMs }: AgainstPsql) => ({
  preview: Math.round(previewMs),
  deploy: Math.round(deployMs),
  psql: Math.round(psqlMs),
});
