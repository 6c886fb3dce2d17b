import { say } from '../../i18n/message';
import {
  type DeployHistoryEntry,
  type SchemaDeployEvidence,
  schemaDeployEvidence,
} from '../../plan/evidence/schema-deploy-evidence';
import type { StepContext } from '../../plan/step-context';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { countByKind, type DeployRecord } from '../../postgres/deploy/deploy-record';
import { type Deployed, deploySchema } from '../../postgres/deploy/deploy-schema';
import { mergeRecords } from '../../postgres/deploy/merge-records';
import { runSecondPart, type SecondPart } from '../../postgres/deploy/run-second-part';
import { afterLockDown } from './after-lock-down';
import type { DeployInput } from './deploy-input';
import { isAlreadyThere } from './is-already-there';
import { type Previewed, readPreviewed } from './read-previewed';
import type { SchemaStatement } from './schema-statement';
import { slowest } from './slowest';

/** Each statement has its line in the live log up to here; beyond, every fiftieth, so that the log stays readable. */
const LOGGED_ONE_BY_ONE = 2_000;

/** Reads what a deploy wrote down about itself. */
export async function readDeployRecord(
  ctx: StepContext,
  evidence: SchemaDeployEvidence | null,
): Promise<DeployRecord | null> {
  if (!evidence?.record) return null;
  const content = await ctx.readArtifact(evidence.record.id);
  return JSON.parse(Buffer.from(content).toString('utf8'));
}

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

async function isThere(ctx: StepContext, { expected, schemas }: Previewed) {
  if (!expected) return false;
  const now = await ctx.clients.withSession((client) => client.snapshot(() => readCatalog(client, schemas)));
  return isAlreadyThere(await afterLockDown(ctx, expected, now), now);
}

const NOTHING: SecondPart = { times: [], failure: null };

/** The second part, statement by statement, each on its own; what ran stays. */
async function afterCommit(ctx: StepContext, statements: readonly SchemaStatement[]): Promise<SecondPart> {
  if (statements.length === 0) return NOTHING;
  ctx.log('info', say('schema.log.secondPart', { count: statements.length }));
  const done = await ctx.clients.withSession((client) =>
    runSecondPart(client, statements, { signal: ctx.signal, onStatement: logStatements(ctx, statements) }),
  );
  if (done.failure) ctx.log('error', say('schema.deploy.secondPartFailed', { ...done.failure }));
  return done;
}

async function deployNow(ctx: StepContext, input: DeployInput, schema: Previewed) {
  const inOne = schema.statements.filter(({ isTransactional }) => isTransactional);
  const limits = {
    lockTimeout: input.lockTimeoutSeconds * 1_000,
    statementTimeout: input.statementTimeoutSeconds * 1_000,
  };
  ctx.log('info', say('schema.log.deploying', { count: inOne.length }));
  const start = performance.now();
  const deployed: Deployed = await ctx.clients.withSession((client) =>
    deploySchema(
      client,
      { statements: inOne, schemas: schema.schemas, ...limits },
      { signal: ctx.signal, onStatement: logStatements(ctx, inOne) },
    ),
  );
  const ms = performance.now() - start;
  ctx.log('info', say('schema.log.deployed', { ms: Math.round(ms), count: deployed.record.created.length }));
  return { ...deployed, ms };
}

interface Result {
  readonly outcome: SchemaDeployEvidence['outcome'];
  readonly deployed: Deployed | null;
  readonly ms: number;
  readonly secondPart: SecondPart;
}

async function evidenceOf(
  ctx: StepContext,
  previewed: Previewed,
  result: Result,
): Promise<SchemaDeployEvidence> {
  const former = await ctx.evidenceOf(schemaDeployEvidence);
  const formerRecord = await readDeployRecord(ctx, former);
  const record = mergeRecords(formerRecord, result.deployed?.record ?? null);
  const created = result.deployed?.record.created ?? [];
  const session = await ctx.clients.endpoint('session');
  const entry: DeployHistoryEntry = {
    at: new Date().toISOString(),
    by: ctx.startedBy,
    sha256: previewed.evidence.file.sha256,
    outcome: result.outcome,
    created: created.length,
  };
  return {
    outcome: result.outcome,
    sha256: previewed.evidence.file.sha256,
    through: session ? 'session' : 'pooler',
    statements: result.deployed?.times.length ?? 0,
    ms: result.ms,
    slowest: slowest(result.deployed?.times ?? []),
    created: countByKind(created),
    createdTotal: created.length,
    altered: result.deployed?.record.altered.length ?? 0,
    removed: result.deployed?.record.removed.length ?? 0,
    lost: (result.deployed?.lost ?? []).slice(0, 500),
    hazards: previewed.evidence.hazards,
    record: record
      ? await ctx.artifact('deploy-record.json', 'application/json', Buffer.from(JSON.stringify(record)))
      : null,
    secondPart: result.secondPart.times,
    secondPartFailure: result.secondPart.failure,
    history: [...(former?.history ?? []), entry].slice(-50),
  };
}

/** The whole of step `schema.deploy`: what was previewed, or nothing at all. */
export async function deployPreviewed(ctx: StepContext, input: DeployInput): Promise<SchemaDeployEvidence> {
  const previewed = await readPreviewed(ctx);
  if (await isThere(ctx, previewed)) {
    ctx.log('info', say('schema.log.alreadyThere'));
    return evidenceOf(ctx, previewed, {
      outcome: 'already-there',
      deployed: null,
      ms: 0,
      secondPart: NOTHING,
    });
  }
  const deployed = await deployNow(ctx, input, previewed);
  const alone = previewed.statements.filter(({ isTransactional }) => !isTransactional);
  const secondPart = await afterCommit(ctx, alone);
  return evidenceOf(ctx, previewed, { outcome: 'deployed', deployed, ms: deployed.ms, secondPart });
}
