import type pg from 'pg';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { rowsOfEach } from '../rows-of-each';
import { literal, type Sql } from '../sql';
import type { ReadClient } from '../target-client';
import { type FollowProgress, followedOf, journalQueries, progressOf } from './follow-journal';
import type { FollowedTable, TargetTable } from './followed-table';
import { targetTablesOf, targetTablesQuery } from './read-target-tables';
import { lockQuery, lockRelay } from './relay-lock';
import { hasTouchedQuery, TOUCHED_TABLES } from './touched-journal';

/** From where a relay goes on, and where its changes go to. */
export interface RelayStart {
  readonly progress: FollowProgress;
  readonly followed: readonly FollowedTable[];
  readonly targets: ReadonlyMap<string, TargetTable>;
  /** The server's process of this session, which a pooler may hide. */
  readonly pid: number;
}

/** What a version before this one did not make: nothing was compared then, as far as it says. */
async function makeTouched(client: pg.Client): Promise<void> {
  for (const { text } of TOUCHED_TABLES) await client.query(text);
}

/** What the server says where there is no journal: of its tables, or of their schema. */
const NO_JOURNAL = ['42P01', '3F000'];

const isWithoutJournal = (error: unknown) =>
  error instanceof Error && 'code' in error && NO_JOURNAL.includes(String(error.code));

/** The lock goes soon after this machine is gone without a word: a server waits for hours otherwise. */
const KEEPALIVES = `select pg_catalog.pg_backend_pid() as pid, pg_catalog.set_config(s.name, v.value, false) from (values
  ('tcp_keepalives_idle', '10'), ('tcp_keepalives_interval', '5'), ('tcp_keepalives_count', '3'),
  ('tcp_user_timeout', '30000')) v (name, value) join pg_catalog.pg_settings s using (name)`;

async function ask(client: pg.Client, slot: string): Promise<{ got: boolean; start: RelayStart | null }> {
  const queries = journalQueries(literal(slot));
  const texts = [
    lockQuery(literal(slot)),
    queries.progress,
    queries.followed,
    targetTablesQuery(queries.schemas),
    hasTouchedQuery,
    KEEPALIVES,
  ];
  const [lock, progress, followed, targets, touched, session] = await rowsOfEach(client, texts);
  const found = progressOf(progress ?? []);
  const isTrue = (rows: readonly object[] | undefined, key: string) =>
    rows?.some((row) => Reflect.get(row, key) === true) ?? false;
  if (found && !isTrue(touched, 'there')) await makeTouched(client);
  return {
    got: isTrue(lock, 'got'),
    start: found && {
      progress: found,
      followed: followedOf(followed ?? []),
      targets: targetTablesOf(targets ?? []),
      pid: Number(session?.map((row) => Reflect.get(row, 'pid'))[0] ?? 0),
    },
  };
}

/**
 * Takes the lock of a slot and reads everything that a relay needs of the target, on one way there and back: far away,
 * each costs more than what is read. Throws MUD-961 while another relay holds the slot, MUD-950 where nothing is followed.
 */
export async function startRelayOn(client: pg.Client, slot: string): Promise<RelayStart> {
  try {
    let { got, start } = await ask(client, slot);
    if (!got) {
      await lockRelay(readClient(client), slot);
      // What the relay before did last was not committed yet.
      ({ start } = await ask(client, slot));
    }
    if (start) return start;
  } catch (error) {
    if (!isWithoutJournal(error)) throw error;
  }
  throw new MudanzaError('MUD-950', { params: { slot } });
}

const readClient = (client: pg.Client): ReadClient => ({
  rows: async <Row extends object>({ text, values }: Sql) =>
    (await client.query<Row>(text, [...values])).rows,
});
