import type { Credentials } from '../address/endpoint';
import type { TableName } from '../copy/copy-table';
import { ident } from '../sql';
import { type ClientOptions, withPgClient } from '../with-client';

/** What became of a write that was tried: by what it was refused, or that it would have been taken. */
export type ProbeAnswer = 'lock' | 'readonly' | 'login' | 'privilege' | 'written';

const ANSWERS: Readonly<Record<string, ProbeAnswer>> = {
  '55P03': 'lock',
  '25006': 'readonly',
  '28000': 'login',
  '28P01': 'login',
  '42501': 'privilege',
};

export interface WriteProbe {
  /** Tries a write that would touch no row, as the role where that may be had; it is rolled back either way. */
  attempt(table: TableName, role?: string): Promise<ProbeAnswer>;
}

function answerOf(error: unknown): ProbeAnswer {
  const state: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
  const answer = typeof state === 'string' ? ANSWERS[state] : undefined;
  if (!answer) throw error;
  return answer;
}

/** A session that tries whether the source takes writes, as an application would: with what its role has set. */
export function withWriteProbe<T>(
  at: Credentials,
  options: ClientOptions,
  use: (probe: WriteProbe) => Promise<T>,
): Promise<T> {
  return withPgClient(at, { applicationName: 'mudanza probe', ...options }, (client) =>
    use({
      attempt: async ({ schema, name }, role) => {
        try {
          await client.query('begin');
          await client.query('set local lock_timeout = 1');
          if (role !== undefined) {
            await client.query('savepoint role');
            // Not a member of it: then as ourselves, whom the lock stops as well.
            await client
              .query(`set local role ${ident(role).fragment}`)
              .catch(() => client.query('rollback to savepoint role'));
          }
          await client.query(`delete from only ${ident(schema, name).fragment} where false`);
          return 'written';
        } catch (error) {
          return answerOf(error);
        } finally {
          await client.query('rollback').catch(() => undefined);
        }
      },
    }),
  );
}

/**
 * Whether a session that signs in anew may only read: what an application that comes back would meet. Asked, not tried: a
 * write would wait for the lock first, which stands yet, and say nothing of what holds without it.
 */
export function startsReadOnly(at: Credentials, options: ClientOptions): Promise<boolean> {
  return withPgClient(at, { applicationName: 'mudanza probe', ...options }, async (client) => {
    const { rows } = await client.query<{ set: string }>(
      "select pg_catalog.current_setting('transaction_read_only') as set",
    );
    return rows[0]?.set === 'on';
  });
}
