import { isServerError } from './deploy/statement-error';
import { sql } from './sql';
import type { TargetClient } from './target-client';

const set = sql`savepoint mudanza`;
const release = sql`release savepoint mudanza`;
const back = sql`rollback to savepoint mudanza`;

type Client = Pick<TargetClient, 'execute'>;

/**
 * Runs a part of a transaction that may fail by itself: what the server refuses is thrown on with the part undone, and
 * the transaction goes on. For anything else (a lost connection) there is nothing to go on with.
 */
export async function inSavepoint<T>(client: Client, body: () => Promise<T>): Promise<T> {
  await client.execute(set);
  try {
    const made = await body();
    await client.execute(release);
    return made;
  } catch (error) {
    if (isServerError(error)) await client.execute(back);
    throw error;
  }
}

/** Runs a part of a transaction and undoes it whatever came of it, settings and roles of the part included. */
export async function tryInSavepoint<T>(client: Client, body: () => Promise<T>): Promise<T> {
  await client.execute(set);
  try {
    return await body();
  } finally {
    await client.execute(back);
  }
}
