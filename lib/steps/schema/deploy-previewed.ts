import { say } from '../../i18n/message';
import {
  type DeployHistoryEntry,
  type SchemaDeployEvidence,
  schemaDeployEvidence,
} from '../../plan/evidence/schema-deploy-evidence';
import type { StepContext } from '../../plan/step-context';
import { countMade } from '../../postgres/deploy/count-made';
import { countByKind, type DeployRecord } from '../../postgres/deploy/deploy-record';
import { type Deployed, type DeploySettings, deployUnlessThere } from '../../postgres/deploy/deploy-schema';
import { mergeRecords } from '../../postgres/deploy/merge-records';
import { type Look, packLook, recordAround } from '../../postgres/deploy/record-around';
import { runSecondPart, type SecondPart } from '../../postgres/deploy/run-second-part';
import { afterLockDown } from './after-lock-down';
import type { DeployInput } from './deploy-input';
import { isAlreadyThere } from './is-already-there';
import { addManaged } from './managed-objects';
import { type Previewed, readPreviewed } from './read-previewed';
import type { SchemaStatement } from './schema-statement';
import { slowest } from './slowest';
import { readDeployRecord, standingDeploy } from './standing-deploy';

/** Each statement has its line in the live log up to here; beyond, every fiftieth, so that the log stays readable. */
const LOGGED_ONE_BY_ONE = 2_000;

function logStatements(ctx: StepContext, statements: readonly SchemaStatement[]) {
  const every = statements.length > LOGGED_ONE_BY_ONE ? 50 : 1;
  return (index: number, ms: number) => {
    const isLast = index === statements.length - 1;
    if (index % every !== 0 && !isLast) return;
    const statement = statements[index];
    if (!statement) return;
    const params = { number: index + 1, label: statement.label, ms: Math.round(ms * 10) / 10 };
    ctx.log('info', say('schema.log.statement', params), {
      line: statement.line,
      sql: statement.text.slice(0, 4_000),
    });
    ctx.progress(index + 1, statements.length, say('schema.log.progress', params));
  };
}

interface Second extends SecondPart {
  /** What it did, to be taken back with the rest. */
  readonly record: DeployRecord | null;
}

const NOTHING: Second = { times: [], failure: null, record: null };

/** The second part, statement by statement, each on its own; what ran stays, and is recorded. */
async function afterCommit(
  ctx: StepContext,
  { statements, schemas }: Previewed,
  onBefore: (before: Look) => Promise<void>,
): Promise<Second> {
  const alone = statements.filter(({ isTransactional }) => !isTransactional);
  if (alone.length === 0) return NOTHING;
  ctx.log('info', say('schema.log.secondPart', { count: alone.length }));
  const hooks = { signal: ctx.signal, onStatement: logStatements(ctx, alone) };
  const { done, record } = await ctx.clients.withSession((client) =>
    recordAround(client, schemas, () => runSecondPart(client, alone, hooks), onBefore),
  );
  if (done.failure) ctx.log('error', say('schema.deploy.secondPartFailed', { ...done.failure }));
  return { ...done, record };
}

/** Null when the target has all of it already. One connection, which looks and deploys. */
async function deployNow(ctx: StepContext, input: DeployInput, schema: Previewed, former: Former) {
  const { expected, schemas, evidence } = schema;
  const inOne = schema.statements.filter(({ isTransactional }) => isTransactional);
  const settings: DeploySettings = {
    statements: inOne,
    schemas,
    lockTimeout: input.lockTimeoutSeconds * 1_000,
    statementTimeout: input.statementTimeoutSeconds * 1_000,
    acceptedLoss: evidence.lost,
    isThere: async (client, read) => {
      if (!expected) return false;
      const before = await addManaged(client, read, expected, schemas);
      return isAlreadyThere(await afterLockDown(ctx, expected, before), before);
    },
  };
  ctx.log('info', say('schema.log.deploying', { count: inOne.length }));
  const start = performance.now();
  const hooks = {
    signal: ctx.signal,
    onStatement: logStatements(ctx, inOne),
    beforeCommit: async (done: Deployed) => {
      const ms = performance.now() - start;
      const result = { outcome: 'deployed' as const, deployed: done, ms, secondPart: NOTHING };
      await ctx.keepAhead(schemaDeployEvidence, await evidenceOf(ctx, schema, former, result));
    },
  };
  const deployed = await ctx.clients.withSession((client) => deployUnlessThere(client, settings, hooks));
  if (!deployed) return null;
  const ms = performance.now() - start;
  ctx.log('info', say('schema.log.deployed', { ms: Math.round(ms), count: countMade(deployed.record) }));
  return { ...deployed, ms };
}

/** What earlier deployments of the migration left that still stands: one record takes all of it back. */
interface Former {
  readonly evidence: SchemaDeployEvidence | null;
  readonly record: DeployRecord | null;
}

interface Result {
  readonly outcome: SchemaDeployEvidence['outcome'];
  readonly deployed: Deployed | null;
  readonly ms: number;
  readonly secondPart: Second;
}

async function evidenceOf(
  ctx: StepContext,
  previewed: Previewed,
  { evidence: former, record: formerRecord }: Former,
  result: Result,
): Promise<SchemaDeployEvidence> {
  const ownRecord = mergeRecords(result.deployed?.record ?? null, result.secondPart.record);
  const record = mergeRecords(formerRecord, ownRecord);
  const created = ownRecord?.created ?? [];
  const made = ownRecord ? countMade(ownRecord) : 0;
  const session = await ctx.clients.endpoint('session');
  const entry: DeployHistoryEntry = {
    at: new Date().toISOString(),
    by: ctx.startedBy,
    sha256: previewed.evidence.file.sha256,
    outcome: result.outcome,
    created: made,
  };
  return {
    outcome: result.outcome,
    sha256: previewed.evidence.file.sha256,
    through: session ? 'session' : 'pooler',
    statements: result.deployed?.times.length ?? 0,
    ms: result.ms,
    slowest: slowest(result.deployed?.times ?? []),
    created: countByKind(created),
    createdTotal: made,
    altered: ownRecord?.altered.length ?? 0,
    removed: ownRecord?.removed.length ?? 0,
    lost: (result.deployed?.lost ?? []).slice(0, 500),
    hazards: previewed.evidence.hazards,
    record: record
      ? await ctx.artifact('deploy-record.json', 'application/json', Buffer.from(JSON.stringify(record)))
      : null,
    ...(result.deployed ? { transaction: result.deployed.transaction } : {}),
    secondPart: result.secondPart.times,
    secondPartFailure: result.secondPart.failure,
    history: [...(former?.history ?? []), entry].slice(-50),
  };
}

/** The whole of step `schema.deploy`: what was previewed, or nothing at all. */
export async function deployPreviewed(ctx: StepContext, input: DeployInput): Promise<SchemaDeployEvidence> {
  const previewed = await readPreviewed(ctx);
  const evidence = await standingDeploy(ctx);
  const former = { evidence, record: await readDeployRecord(ctx, evidence) };
  const deployed = await deployNow(ctx, input, previewed, former);
  if (!deployed) {
    ctx.log('info', say('schema.log.alreadyThere'));
    return evidenceOf(ctx, previewed, former, {
      outcome: 'already-there',
      deployed: null,
      ms: 0,
      secondPart: NOTHING,
    });
  }
  const first = { outcome: 'deployed' as const, deployed, ms: deployed.ms, secondPart: NOTHING };
  const secondPart = await afterCommit(ctx, previewed, async (before) => {
    const about = await evidenceOf(ctx, previewed, former, first);
    const secondPartFrom = await ctx.artifact('before-second-part.gz', 'application/gzip', packLook(before));
    await ctx.keepAhead(schemaDeployEvidence, { ...about, secondPartFrom });
  });
  return evidenceOf(ctx, previewed, former, { ...first, secondPart });
}
