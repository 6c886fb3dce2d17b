import { deploySchema } from '../../../../lib/postgres/deploy/deploy-schema';
import { ESCAPES, MORE_ESCAPES } from '../../../../lib/postgres/deploy/testing/escapes';
import { sql } from '../../../../lib/postgres/sql';
import { withTarget } from '../../../../lib/postgres/with-client';
import { createDatabase } from '../../../../lib/servers/embedded/testing/create-database';
import { startTestServers } from '../../../../lib/servers/embedded/testing/start-test-servers';
import type { Attack } from './attack';
import { leftovers } from './session-attacks';

/** Statements that try to leave their transaction, through both doors, as preview and as deploy. */
export async function escapes(): Promise<{ attacks: Attack[]; stop: () => Promise<void> }> {
  const { servers, stop } = await startTestServers();
  const database = await createDatabase(servers, 'target');
  const settle = (texts: readonly string[], isRehearsal: boolean) => ({
    statements: texts.map((text, index) => ({ text, line: index + 1, label: text.slice(0, 40) })),
    schemas: ['public'],
    lockTimeout: 500,
    statementTimeout: 5_000,
    isRehearsal,
  });
  const attacks = (['direct', 'pooled'] as const).flatMap((door) =>
    [...ESCAPES, ...MORE_ESCAPES].flatMap(([name, texts]) =>
      [true, false].map(
        (isRehearsal): Attack => ({
          name: `${name}, ${door}, ${isRehearsal ? 'preview' : 'deploy'}`,
          holds: async () => {
            const isRefused = await withTarget(database[door], (client) =>
              deploySchema(client, settle(texts, isRehearsal)).then(
                () => false,
                () => true,
              ),
            );
            const left = await withTarget(database.admin, (client) =>
              client.rows(sql`select from pg_class where relname like 'escaped%'`),
            );
            return isRefused && left.length === 0;
          },
        }),
      ),
    ),
  );
  return {
    attacks: [...attacks, ...leftovers(database)],
    stop: async () => {
      await database.drop();
      await stop();
    },
  };
}
