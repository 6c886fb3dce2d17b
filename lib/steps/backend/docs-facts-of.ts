import { z } from 'zod';
import { findPoolSize, type PoolSize } from '../../backend/detect/pool-size';
import { textOrNull } from '../../backend/detect/sighting';
import type { DocsFacts, DoneStep } from '../../backend/docs/docs-facts';
import { isDriverId } from '../../backend/drivers/driver-id';
import { findStack } from '../../backend/drivers/find-stack';
import { inHead } from '../../backend/git/in-head';
import { isIgnored } from '../../backend/git/is-ignored';
import { say } from '../../i18n/message';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import { findStep } from '../../plan/step-catalog';
import type { StepContext } from '../../plan/step-context';
import type { StepId } from '../../plan/step-id';
import { stepText } from '../../plan/step-text';
import { classifyEndpoint } from '../../postgres/address/classify-endpoint';
import { doorsOf } from './doors';
import { workspaceOf } from './workspace-of';

const Latency = z.looseObject({
  results: z.array(
    z.looseObject({ workload: z.string(), side: z.string(), stats: z.looseObject({ p95: z.number() }) }),
  ),
});
const Env = z.looseObject({
  file: z.string(),
  driver: z.string(),
  driverId: z.string(),
});
const Compose = z.looseObject({
  option: z.enum(['comment', 'profile']),
  service: z.string(),
  files: z.array(z.looseObject({ path: z.string() })),
});
const Copies = z.looseObject({
  copies: z.array(
    z.looseObject({ path: z.string(), copy: z.string(), original: z.string().nullable().optional() }),
  ),
});

const TOLD: readonly StepId[] = [
  'schema.deploy',
  'schema.verify',
  'exposure',
  'backend.env',
  'backend.driver',
  'backend.compose',
  'backend.connect',
  'tests.unit',
  'tests.integration',
  'health',
  'crud',
];

async function read<T>(ctx: StepContext, step: StepId, shape: z.ZodType<T>): Promise<T | null> {
  return shape.safeParse(await ctx.evidenceById(step)).data ?? null;
}

function p95(latency: z.infer<typeof Latency> | null, side: 'source' | 'target'): number | null {
  const found = latency?.results.find((result) => result.workload === 'select1' && result.side === side);
  return found?.stats.p95 ?? null;
}

/** Copies to go back to: one made after Mudanza had written to the file gives way to the one of the original. */
function originals(backup: z.infer<typeof Copies> | null): DocsFacts['copies'] {
  return (backup?.copies ?? []).flatMap(({ path, copy, original = copy }) =>
    original === null ? [] : [{ path, copy: original }],
  );
}

/** The pool as the env file sets it: what some script's default says is no fact of the backend. */
function poolSizeNow(ctx: StepContext, env: z.infer<typeof Env> | null): PoolSize | null {
  const workspace = workspaceOf(ctx);
  if (!workspace || !env || !isDriverId(env.driverId)) return null;
  const text = textOrNull(workspace, env.file);
  const found = findPoolSize(
    workspace,
    findStack(env.driverId).pool,
    text === null ? null : { file: env.file, text },
  );
  return found?.file === env.file ? found : null;
}

/** What the criteria of a step say of its newest run that stands, red ones too; null where it has none. */
async function doneStep(ctx: StepContext, id: StepId): Promise<DoneStep | null> {
  const evidence = (await ctx.standingRuns(id)).at(-1)?.evidence;
  const step = findStep(id);
  if (!evidence || !step) return null;
  const said = step.criteria.flatMap(({ judge }) => {
    const { verdict, message } = judge(evidence);
    return verdict === 'unchecked' ? [] : [{ holds: verdict === 'pass', message }];
  });
  return { title: say(stepText(id, 'title')), said };
}

async function observedMode(ctx: StepContext): Promise<DocsFacts['mode']> {
  const seen = (await ctx.evidenceOf(connectionEvidence))?.target.report.pooling?.observed ?? 'unknown';
  return seen === 'unknown' ? null : seen;
}

async function isEnvKept(ctx: StepContext, file: string): Promise<boolean | null> {
  const workspace = workspaceOf(ctx);
  if (!workspace) return null;
  try {
    return (await inHead({ workspace }, file)) === null && (await isIgnored(workspace, file));
  } catch {
    return null;
  }
}

/** Gathers what the documents and the commit message tell, from the evidence of the steps that passed. */
export async function docsFactsOf(ctx: StepContext): Promise<DocsFacts> {
  const { runtime } = await doorsOf(ctx, 10);
  const { endpoint } = runtime;
  const [env, compose, backup] = await Promise.all([
    read(ctx, 'backend.env', Env),
    read(ctx, 'backend.compose', Compose),
    read(ctx, 'backup', Copies),
  ]);
  const latency = await read(ctx, 'latency', Latency);
  const baseline = await read(ctx, 'latency.baseline', Latency);
  const done = await Promise.all(TOLD.map((id) => doneStep(ctx, id)));
  return {
    date: new Date().toISOString().slice(0, 10),
    migration: ctx.migration.name,
    host: endpoint.host,
    port: endpoint.port,
    database: endpoint.database,
    user: endpoint.user,
    mode: await observedMode(ctx),
    tls: endpoint.tls.mode,
    region: classifyEndpoint(endpoint).region,
    driver: env?.driver ?? null,
    poolSize: poolSizeNow(ctx, env),
    p95Before: p95(latency, 'source') ?? p95(baseline, 'source'),
    p95After: p95(latency, 'target'),
    envFile: env?.file ?? '.env',
    composeFiles: compose?.files.map(({ path }) => path) ?? [],
    composeOption: compose?.option ?? null,
    service: compose?.service ?? null,
    copies: originals(backup),
    done: done.flatMap((step) => step ?? []),
    isEnvKept: await isEnvKept(ctx, env?.file ?? '.env'),
  };
}
