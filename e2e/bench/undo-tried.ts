import { withTarget } from '../../lib/postgres/with-client';
import { createDatabase } from '../../lib/servers/embedded/testing/create-database';
import { startMajor } from '../../lib/servers/embedded/testing/start-major';
import type { TestServers } from '../../lib/servers/embedded/testing/start-test-servers';
import { CATALOG_CASES } from '../../lib/steps/schema/testing/class-cases';
import { LOSSES } from '../../lib/steps/schema/testing/class-losses';
import { PUBLIC_CASES } from '../../lib/steps/schema/testing/public-cases';
import {
  type FileCase,
  type FileContext,
  type FileWorld,
  tryFile,
} from '../../lib/steps/schema/testing/try-file';
import { UNDO_CASES } from '../../lib/steps/schema/testing/undo-cases';
import { isAsExpected, walkClass } from '../../lib/steps/schema/testing/walk-class';
import { benchContext } from './backend-context';

export interface UndoScore {
  undoTried: number;
  /** Undone to what pg_dump had written before, line by line. */
  undoExact: number;
  /** What psql takes and we do not. */
  wrongRefusals: number;
  /** Deploys after which verify compared something. */
  compared: number;
  /** Of those, the ones in which it called something wrong. */
  falseAlarms: number;
  /** Files that put something into one catalog, or take away what was there, and those that went as they have to. */
  classesTried: number;
  classesRight: number;
}

type ClassScore = Pick<UndoScore, 'classesTried' | 'classesRight'>;

/** Walks one file for each catalog that there is, and those that take away what was there. */
async function walkAll(world: FileWorld, most: number): Promise<ClassScore> {
  const score = { classesTried: 0, classesRight: 0 };
  const losses = LOSSES.map((one) => [null, one] as const);
  for (const [catalog, one] of [...Object.entries(CATALOG_CASES), ...losses].slice(0, most)) {
    const walked = await walkClass(world, one, catalog);
    score.classesTried++;
    if (isAsExpected(walked, one)) score.classesRight++;
    else console.log(`not as it has to be: ${catalog ?? one.name}: ${JSON.stringify(walked)}`);
  }
  return score;
}

async function tryAll(
  world: FileWorld,
  cases: readonly FileCase[],
): Promise<Omit<UndoScore, keyof ClassScore>> {
  const score = { undoTried: 0, undoExact: 0, wrongRefusals: 0, compared: 0, falseAlarms: 0 };
  for (const one of cases) {
    const { psql, refused, wrong, lost, left } = await tryFile(world, one);
    score.undoTried++;
    const isWrongRefusal = psql === null && refused !== null;
    if (isWrongRefusal) score.wrongRefusals++;
    if (wrong !== null) score.compared++;
    if (wrong?.length) score.falseAlarms++;
    const isExact = refused === null && lost.length === 0 && left.length === 0 && wrong !== null;
    if (isExact) score.undoExact++;
    if (!isExact || isWrongRefusal || wrong?.length)
      console.log(
        `not exact: ${one.name}: ${JSON.stringify({ psql, refused, wrong, lost, left: left.slice(0, 5) })}`,
      );
  }
  return score;
}

/**
 * Takes every file of the tables through preview, deploy, verify and undo on PostgreSQL 15, whose pg_dump is here, and
 * through psql as the same role. `most` cuts the table for a trial.
 */
export async function undoTried(servers: TestServers, most: number): Promise<UndoScore> {
  const [server, plain] = [await startMajor(15, { layout: 'supabase' }), await startMajor(15)];
  const spare = await createDatabase(servers, 'target');
  const contextOf = ({ direct }: { direct: typeof spare.direct }): FileContext => {
    const ctx = benchContext(servers, spare, '');
    const clients: FileContext['clients'] = {
      ...ctx.clients,
      endpoint: async (role) => (role === 'source' ? null : direct.endpoint),
      withTarget: (use) => withTarget(direct, use),
      withSession: (use) => withTarget(direct, use),
    };
    return { ...ctx, clients, credentialsFor: async (role) => (role === 'source' ? null : direct) };
  };
  try {
    const undone = await tryAll({ server, contextOf }, [...PUBLIC_CASES, ...UNDO_CASES].slice(0, most));
    return { ...undone, ...(await walkAll({ server: plain, contextOf }, most)) };
  } finally {
    await spare.drop();
    await Promise.all([server.stop(), plain.stop()]);
  }
}
