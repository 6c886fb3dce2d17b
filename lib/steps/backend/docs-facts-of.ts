import { findPoolSize, type PoolSize } from '../../backend/detect/pool-size';
import { textOrNull } from '../../backend/detect/sighting';
import type { DocsFacts, DoneStep } from '../../backend/docs/docs-facts';
import { isDriverId } from '../../backend/drivers/driver-id';
import { findStack } from '../../backend/drivers/find-stack';
import { inHead } from '../../backend/git/in-head';
import { isIgnored } from '../../backend/git/is-ignored';
import { say } from '../../i18n/message';
import type { EvidenceToken } from '../../plan/define-evidence';
import { backendComposeEvidence } from '../../plan/evidence/backend-compose-evidence';
import { backendEnvEvidence, type EnvEvidence } from '../../plan/evidence/backend-env-evidence';
import { type BackupDone, backupEvidence } from '../../plan/evidence/backup-evidence';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import {
  type LatencyEvidence,
  latencyBaselineEvidence,
  latencyEvidence,
} from '../../plan/evidence/latency-evidence';
import type { ManualEvidence } from '../../plan/evidence/manual-evidence';
import { findStep } from '../../plan/step-catalog';
import type { StepContext } from '../../plan/step-context';
import type { StepId } from '../../plan/step-id';
import { stepText } from '../../plan/step-text';
import { classifyEndpoint } from '../../postgres/address/classify-endpoint';
import { doorsOf } from './doors';
import { workspaceOf } from './workspace-of';

/** The steps whose outcome the documents tell, in order. */
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

/** What a step that works in the folder did there; null where a person said so instead. */
async function doneOf<Done extends { readonly kind: 'done' }>(
  ctx: StepContext,
  token: EvidenceToken<Done | ManualEvidence>,
): Promise<Done | null> {
  const evidence = await ctx.evidenceOf(token);
  return evidence?.kind === 'done' ? evidence : null;
}

function p95(latency: LatencyEvidence | null, side: 'source' | 'target'): number | null {
  const found = latency?.results.find((result) => result.workload === 'select1' && result.side === side);
  return found?.stats.p95 ?? null;
}

/** Copies to go back to: one made after Mudanza had written to the file gives way to the one of the original. */
function originals(backup: BackupDone | null): DocsFacts['copies'] {
  return (backup?.copies ?? []).flatMap(({ path, copy, original = copy }) =>
    original === null ? [] : [{ path, copy: original }],
  );
}

/** The pool as the env file sets it: what some script's default says is no fact of the backend. */
function poolSizeNow(ctx: StepContext, env: EnvEvidence | null): PoolSize | null {
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
  const step = findStep(id);
  const evidence = step?.evidence.read((await ctx.standingRuns(id)).at(-1)?.evidence);
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
    doneOf(ctx, backendEnvEvidence),
    doneOf(ctx, backendComposeEvidence),
    doneOf(ctx, backupEvidence),
  ]);
  const latency = await ctx.evidenceOf(latencyEvidence);
  const baseline = await ctx.evidenceOf(latencyBaselineEvidence);
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
