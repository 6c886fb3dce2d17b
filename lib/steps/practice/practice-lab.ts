import { z } from 'zod';
import { say } from '../../i18n/message';
import { defineEvidence } from '../../plan/define-evidence';
import { defineStep } from '../../plan/step';
import { sql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';

export const PracticeLabEvidence = z.object({
  sourceVersion: z.string(),
  sourcePort: z.number(),
  targetVersion: z.string(),
  targetPort: z.number(),
  targetTls: z.boolean(),
  poolerPort: z.number().nullable(),
  database: z.string(),
});
export type PracticeLabEvidence = z.infer<typeof PracticeLabEvidence>;

async function version(client: ReadClient): Promise<string> {
  const rows = await client.rows<{ version: string }>(
    sql`select current_setting('server_version') as version`,
  );
  return rows[0]?.version ?? '';
}

export const practiceLabEvidence = defineEvidence('practice.lab', PracticeLabEvidence);

/** The practice servers: the engine has brought them up before the step runs, so the step proves that they answer. */
export const practiceLab = defineStep({
  id: 'practice.lab',
  writes: [{ place: 'machine', by: 'nobody' }],
  input: z.object({}),
  evidence: practiceLabEvidence,
  needs: [],
  recheck: (lastInput) => ({ ...lastInput }),
  run: async (ctx) => {
    const [source, target, session] = await Promise.all(
      (['source', 'target', 'session'] as const).map((role) => ctx.clients.endpoint(role)),
    );
    const sourceVersion = await ctx.clients.withSource(version);
    ctx.log('info', say('plan.practice.sourceUp', { version: sourceVersion, port: source?.port ?? 0 }));
    const seen = await ctx.clients.withSession(async (client) => {
      const rows = await client.rows<{ ssl: boolean }>(
        sql`select ssl from pg_catalog.pg_stat_ssl where pid = pg_catalog.pg_backend_pid()`,
      );
      return { version: await version(client), tls: rows[0]?.ssl === true };
    });
    ctx.log('info', say('plan.practice.targetUp', { version: seen.version, port: session?.port ?? 0 }));
    const hasPooler = target?.port !== session?.port;
    const poolerPort = hasPooler ? (target?.port ?? null) : null;
    if (poolerPort) {
      await ctx.clients.withTarget(version);
      ctx.log('info', say('plan.practice.poolerUp', { port: poolerPort }));
    }
    return {
      sourceVersion,
      sourcePort: source?.port ?? 0,
      targetVersion: seen.version,
      targetPort: session?.port ?? 0,
      targetTls: seen.tls,
      poolerPort,
      database: session?.database ?? '',
    };
  },
  criteria: [
    {
      id: 'practice.servers',
      judge: (evidence) => ({
        verdict: evidence.sourceVersion && evidence.targetVersion ? 'pass' : 'fail',
        message: say('plan.practice.criterion.servers', {
          source: evidence.sourceVersion,
          target: evidence.targetVersion,
        }),
      }),
    },
    {
      id: 'practice.tls',
      judge: (evidence) => ({
        verdict: evidence.targetTls ? 'pass' : 'fail',
        message: say(evidence.targetTls ? 'plan.practice.criterion.tls' : 'plan.practice.criterion.noTls'),
      }),
    },
    {
      id: 'practice.pooler',
      judge: ({ poolerPort }) =>
        poolerPort
          ? { verdict: 'pass', message: say('plan.practice.criterion.pooler', { port: poolerPort }) }
          : { verdict: 'warn', message: say('plan.practice.criterion.noPooler') },
    },
  ],
});
