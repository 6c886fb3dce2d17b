import { z } from 'zod';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import { findPoolSize, type PoolSize } from '../../backend/detect/pool-size';
import { textOrNull } from '../../backend/detect/sighting';
import type { DocsFacts, DocsStep } from '../../backend/docs/docs-facts';
import { isDriverId } from '../../backend/drivers/driver-id';
import { findStack } from '../../backend/drivers/find-stack';
import type { StepContext } from '../../plan/step-context';
import type { StepId } from '../../plan/step-id';
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

const STEP_OF: Record<DocsStep, StepId> = {
  schema: 'schema.deploy',
  env: 'backend.env',
  compose: 'backend.compose',
  tests: 'tests.unit',
  health: 'health',
};

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

/** The pool that the backend would open with what its folder says now. */
function poolSizeNow(ctx: StepContext, env: z.infer<typeof Env> | null): PoolSize | null {
  const workspace = workspaceOf(ctx);
  if (!workspace) return null;
  const id = env?.driverId ?? detectWorkspace(workspace).drivers[0]?.id ?? '';
  if (!isDriverId(id)) return null;
  const file = env?.file ?? '.env';
  const text = textOrNull(workspace, file);
  return findPoolSize(workspace, findStack(id).pool, text === null ? null : { file, text });
}

/** Gathers what the documents and the commit message tell, from the evidence of the steps that passed. */
export async function docsFactsOf(ctx: StepContext): Promise<DocsFacts> {
  const { runtime } = await doorsOf(ctx, 10);
  const { endpoint, mode } = runtime;
  const [env, compose, backup] = await Promise.all([
    read(ctx, 'backend.env', Env),
    read(ctx, 'backend.compose', Compose),
    read(ctx, 'backup', Copies),
  ]);
  const latency = await read(ctx, 'latency', Latency);
  const baseline = await read(ctx, 'latency.baseline', Latency);
  const passed = Object.entries(STEP_OF) as [DocsStep, StepId][];
  const done = await Promise.all(
    passed.map(async ([id, step]) => ({ id, isDone: (await ctx.evidenceById(step)) !== null })),
  );
  return {
    date: new Date().toISOString().slice(0, 10),
    migration: ctx.migration.name,
    host: endpoint.host,
    port: endpoint.port,
    database: endpoint.database,
    user: endpoint.user,
    mode,
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
    done,
  };
}
