import type pg from 'pg';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { type Sql, sql } from '../postgres/sql';
import { pool } from './pool';
import { stateError } from './state-outage';

/** Anything that runs state SQL: the pool, or the client of an open transaction. */
export interface StateClient {
  query<Row extends object>(statement: Sql): Promise<Row[]>;
}

async function send<Row extends object>(client: pg.Pool | pg.PoolClient, statement: Sql): Promise<Row[]> {
  try {
    const result = await client.query<Row>(statement.text, [...statement.values]);
    return result.rows;
  } catch (error) {
    throw stateError(error);
  }
}

/** Runs one statement on the state database and gives its rows; MUD-810 or MUD-811 while it cannot serve. */
export function query<Row extends object>(statement: Sql): Promise<Row[]> {
  return send<Row>(pool(), statement);
}

/** Runs a body in one transaction on the state database; anything thrown rolls back and is thrown on. */
export async function transaction<T>(body: (client: StateClient) => Promise<T>): Promise<T> {
  const client = await pool()
    .connect()
    .catch((error: unknown) => {
      throw stateError(error);
    });
  let broken = false;
  try {
    await client.query('begin');
    const value = await body({ query: (statement) => send(client, statement) });
    const { command } = await client.query('commit');
    // A body that swallowed an error of the server has nothing to commit: COMMIT then answers ROLLBACK.
    if (command !== 'COMMIT') throw new MudanzaError('MUD-014');
    return value;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw stateError(error);
  } finally {
    client.release(broken);
  }
}

/** The same bound to "now": statements that are run by both the pool and a transaction take it as a parameter. */
export const stateClient: StateClient = { query };

/** Wakes everybody who listens on a channel. The payload is at most 8,000 bytes. */
export async function notify(client: StateClient, channel: string, payload: string): Promise<void> {
  await client.query(sql`select pg_notify(${channel}, ${payload})`);
}
