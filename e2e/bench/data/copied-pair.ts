import type { Credentials } from '../../../lib/postgres/address/endpoint';
import { copyDatabase } from '../../../lib/postgres/copy/copy-database';
import { ALL_KINDS_DDL, ALL_KINDS_ROWS } from '../../../lib/postgres/copy/testing/all-kinds';
import type { MajorServer } from '../../../lib/servers/embedded/testing/start-major';
import { run } from './stage';

const SOURCE = `${ALL_KINDS_DDL}; alter table touched disable trigger user; ${ALL_KINDS_ROWS}`;

export interface CopiedPair {
  readonly source: Credentials;
  readonly target: Credentials;
  /** Tables that the comparison calls different, though every row was copied. */
  readonly falseAlarms: number;
}

/** Rows of every kind copied from one server to another, each in a fresh database, and compared. */
export async function copiedPair(from: MajorServer, to: MajorServer): Promise<CopiedPair> {
  const [source, target] = [(await from.createDatabase()).admin, (await to.createDatabase()).admin];
  await run(source, SOURCE);
  await run(target, ALL_KINDS_DDL);
  const { verified } = await copyDatabase({
    ...{ source, target, schemas: ['public'], leaveOut: [], lanes: 2 },
    ...{ chunkBytes: 256 * 1024, deferIndexes: 'auto', verify: true },
    signal: new AbortController().signal,
  });
  const falseAlarms = verified?.filter(({ badBuckets }) => badBuckets > 0).length ?? 1;
  return { source, target, falseAlarms };
}
