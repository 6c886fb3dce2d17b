import { z } from 'zod';
import { say } from '../../i18n/message';
import { defineEvidence } from '../../plan/define-evidence';
import { defineStep } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { sql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';
import { fillPractice, plantDifference } from '../../servers/practice/fill-practice';
import { PRACTICE_SCHEMA } from '../../servers/practice/practice-rows';

export const PracticeLabEvidence = z.object({
  sourceVersion: z.string(),
  sourcePort: z.number(),
  targetVersion: z.string(),
  targetPort: z.number(),
  targetTls: z.boolean(),
  poolerPort: z.number().nullable(),
  database: z.string(),
  /** Rows of the hotel platform that were laid out to try a copy on; null where none were asked for. */
  rows: z
    .object({ size: z.enum(['small', 'large']), count: z.number() })
    .nullable()
    .default(null),
  /** Whether one row of the target was changed, to be found; null where that was not asked for. */
  isPlanted: z.boolean().nullable().default(null),
});
export type PracticeLabEvidence = z.infer<typeof PracticeLabEvidence>;

const Input = z.object({
  size: z.enum(['none', 'small', 'large']).default('none'),
  plant: z.coerce.boolean().default(false),
});
type Input = z.infer<typeof Input>;

/** Lays rows out that are worth copying, and takes their schema into what the migration is about. */
async function layRows(ctx: StepContext, size: Input['size']): Promise<PracticeLabEvidence['rows']> {
  const source = await ctx.credentialsFor('source');
  if (size === 'none' || !source) return null;
  const count = await fillPractice(source, size, {
    signal: ctx.signal,
    onPart: ({ table, rows }, at, all) =>
      ctx.progress(at, all, say('plan.practice.filling', { table: `${PRACTICE_SCHEMA}.${table}`, rows })),
  });
  const { schemas } = ctx.migration.settings;
  if (!schemas.includes(PRACTICE_SCHEMA))
    await ctx.updateSettings({ schemas: [...schemas, PRACTICE_SCHEMA] });
  ctx.log('info', say('plan.practice.filled', { rows: count, schema: PRACTICE_SCHEMA }));
  return { size, count };
}

/** Changes one row of the target where that is asked for; says so where there is none to change yet. */
async function plantOne(ctx: StepContext, plant: boolean): Promise<boolean | null> {
  const target = await ctx.credentialsFor('session');
  if (!plant || !target) return null;
  const isPlanted = await plantDifference(target, ctx.signal);
  ctx.log(isPlanted ? 'info' : 'warn', say(isPlanted ? 'plan.practice.planted' : 'plan.practice.notPlanted'));
  return isPlanted;
}

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
  input: Input,
  fields: [
    {
      name: 'size',
      kind: 'select',
      label: 'plan.practice.field.size',
      help: 'plan.practice.field.sizeHelp',
      initial: 'none',
      options: (['none', 'small', 'large'] as const).map((value) => ({
        value,
        label: `plan.practice.field.sizes.${value}` as const,
      })),
    },
    {
      name: 'plant',
      kind: 'checkbox',
      label: 'plan.practice.field.plant',
      help: 'plan.practice.field.plantHelp',
      isAdvanced: true,
    },
  ],
  evidence: practiceLabEvidence,
  needs: [],
  // A difference is planted when somebody asks for it, and not again each time that the servers are looked at.
  recheck: (lastInput) => ({ ...lastInput, plant: false }),
  run: async (ctx, { size, plant }) => {
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
    const rows = await layRows(ctx, size);
    const isPlanted = await plantOne(ctx, plant);
    return {
      ...{ rows, isPlanted },
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
