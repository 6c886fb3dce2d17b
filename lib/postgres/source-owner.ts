import type { Credentials } from './address/endpoint';
import { NOTICE_DROPPED_CLIENT } from './notice-dropped-client';
import { ONLY_CATALOG_HERE } from './only-catalog';
import type { Sql } from './sql';
import type { ReadClient } from './target-client';
import { type ClientOptions, withPgClient } from './with-client';

declare const confirmed: unique symbol;

/** A statement that changes the source: an operator has read it in a preview and accepted what it is dangerous for. */
export interface ConfirmedSql {
  readonly text: string;
  /** What is known only when it runs, such as a place in the log. */
  readonly values: readonly unknown[];
  readonly [confirmed]: true;
}

/** Says that a text was shown to the operator as it stands. */
export function confirmedSql(text: string, values: readonly unknown[] = []): ConfirmedSql {
  const plain: Omit<ConfirmedSql, typeof confirmed> = { text, values };
  return plain as ConfirmedSql;
}

/** ms that a statement waits for a lock: the application's own statements queue behind it. */
const LOCK_TIMEOUT = 5_000;

/** The extended protocol takes one statement a message, however the server reads its quotes. */
const ALONE = { queryMode: 'extended' };

declare const side: unique symbol;

/**
 * The only client that writes to a source, for what following needs there. It takes nothing but confirmed statements,
 * so a step that has only a `SourceClient` cannot write.
 */
export interface SourceOwner extends ReadClient {
  readonly [side]: 'source owner';
  /** All of them in one transaction, or none. */
  execute(statements: readonly ConfirmedSql[]): Promise<void>;
}

/** Connects to a source as who may change it, hands the client over and closes it. */
export function withSourceOwner<T>(
  credentials: Credentials,
  options: ClientOptions,
  use: (client: SourceOwner) => Promise<T>,
): Promise<T> {
  return withPgClient(credentials, options, (client) => {
    const methods: Omit<SourceOwner, typeof side> = {
      rows: async <Row extends object>({ text, values }: Sql) => {
        await client.query(`begin read only; select ${NOTICE_DROPPED_CLIENT}; ${ONLY_CATALOG_HERE}`);
        try {
          return (await client.query<Row>(text, [...values])).rows;
        } finally {
          await client.query('rollback').catch(() => undefined);
        }
      },
      execute: async (statements) => {
        // A fence may have made its transactions read-only; this role is the one that may still write.
        await client.query(`begin read write; select ${NOTICE_DROPPED_CLIENT}`);
        try {
          await client.query(`set local lock_timeout = ${LOCK_TIMEOUT}; ${ONLY_CATALOG_HERE}`);
          for (const { text, values } of statements) {
            await client.query({ text, values: [...values], ...ALONE });
          }
          await client.query('commit');
        } catch (error) {
          await client.query('rollback').catch(() => undefined);
          throw error;
        }
      },
    };
    return use(methods as SourceOwner);
  });
}
