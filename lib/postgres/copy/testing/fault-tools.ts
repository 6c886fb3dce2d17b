import type { Credentials } from '../../address/endpoint';
import { copyDatabase } from '../copy-database';
import type { CopyDatabase, CopyResult } from '../copy-result';
import { rowsDiffer } from '../rows-differ';
import { type VerifyDatabase, verifyDatabase } from '../verify-database';

/** Two databases of a fault, as superuser, and what can be done to their servers. */
export interface FaultPair {
  readonly source: Credentials;
  readonly target: Credentials;
  /** As superuser, on either. */
  run(at: Credentials, text: string): Promise<unknown>;
  /** A role of the source or the target without special rights, as credentials. */
  role(at: Credentials, grants: string): Promise<Credentials>;
  /** Another database of the source's server, of an encoding. */
  encoded(encoding: string): Promise<Credentials>;
  /** The target behind PgBouncer, or behind a network that goes silent once rows flow. */
  pooled(mode: 'transaction'): Promise<Credentials>;
  silent(): Promise<{ readonly at: Credentials; silence(): void }>;
  restart(side: 'source' | 'target'): Promise<void>;
  /** A small volume for tablespaces of the target; null where this machine may not mount one. */
  readonly smallVolume: string | null;
}

/** What a fault must lead to: a code, or rows that arrive and are proved all the same. */
export type Ending = `MUD-${number}` | 'equal';

export interface CopyFault {
  /** Of the design's failure catalogue; letters are ours. */
  readonly number: string;
  readonly name: string;
  readonly ending: Ending;
  stage(pair: FaultPair): Promise<CopyResult | null>;
}

/** A parent and its child, and rows of the source. */
export const DDL = `create table guest (id int primary key, name text, mail varchar(40));
  create table stay (id int primary key, guest_id int references guest (id), note text);`;
export const ROWS = `insert into guest select n, 'Secret-Name-' || n, 'm' || n from generate_series(1, 4000) n;
  insert into stay select n, n, repeat('x', 200) from generate_series(1, 4000) n;`;

type More = Partial<CopyDatabase>;

/** A copy in small parts, compared. */
export function copy(pair: FaultPair, more: More = {}): Promise<CopyResult> {
  const { source, target } = pair;
  return copyDatabase({
    ...{ source, target, schemas: ['public'], leaveOut: [], lanes: 2, chunkBytes: 64 * 1024 },
    ...{ deferIndexes: 'never', verify: true, signal: new AbortController().signal },
    ...more,
  });
}

/** Throws what the comparison finds, named. */
export async function compare(
  { source, target }: FaultPair,
  more: Partial<VerifyDatabase> = {},
): Promise<null> {
  const { tables } = await verifyDatabase({
    ...{ source, target, schemas: ['public'], leaveOut: [], only: [], lanes: 2, maxNamed: 20 },
    signal: new AbortController().signal,
    ...more,
  });
  const found = rowsDiffer(tables);
  if (found) throw found;
  return null;
}

/** Lays both schemas out and fills the source. */
export async function lay(pair: FaultPair, ddl = DDL, rows = ROWS, targetDdl = ddl): Promise<void> {
  await pair.run(pair.source, `${ddl} ${rows}`);
  await pair.run(pair.target, targetDdl);
}

/** A lie told in a true copy, which the comparison must name. */
export function lie(number: string, name: string, ddl: string, rows: string, plant: string): CopyFault {
  return {
    ...{ number, name, ending: 'MUD-925' },
    stage: async (pair) => {
      await lay(pair, ddl, rows);
      await copy(pair);
      await pair.run(pair.target, `set session_replication_role = replica; ${plant}`);
      return compare(pair);
    },
  };
}

/** A table that arrives whole though something about it is awkward. */
export function arrives(number: string, name: string, ddl: string, rows: string, targetDdl = ddl): CopyFault {
  return {
    ...{ number, name, ending: 'equal' },
    stage: async (pair) => {
      await lay(pair, ddl, rows, targetDdl);
      return copy(pair);
    },
  };
}

/** Ends the sessions of a name, as an administrator would. */
export const end = (name: string) =>
  `select pg_terminate_backend(pid) from pg_stat_activity where application_name like '${name}'`;

/** Ends sessions of a copy once its rows move. */
export function whileMoving(
  number: string,
  name: string,
  ending: Ending,
  act: (pair: FaultPair) => Promise<unknown>,
): CopyFault {
  return {
    ...{ number, name, ending },
    stage: async (pair) => {
      await lay(pair);
      let acting: Promise<unknown> | undefined;
      const onStart = () => {
        acting ??= act(pair);
      };
      try {
        return await copy(pair, { onStart, chunkBytes: 8 * 1024, lanes: 1 });
      } finally {
        await acting?.catch(() => undefined);
      }
    },
  };
}
