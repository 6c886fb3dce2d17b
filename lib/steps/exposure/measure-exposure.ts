import { say } from '../../i18n/message';
import {
  type DataApiProbe,
  type Exposure,
  type ExposureEvidence,
  exposureEvidence,
} from '../../plan/evidence/exposure-evidence';
import { previewBasis } from '../../plan/preview-basis';
import type { Action, Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { classifyEndpoint } from '../../postgres/address/classify-endpoint';
import { isServerError } from '../../postgres/deploy/statement-error';
import { wasCommitted } from '../../postgres/deploy/was-committed';
import { inSavepoint } from '../../postgres/savepoint';
import { sql, trustedSql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { openRelations } from './exposure';
import type { ExposureInput } from './exposure-input';
import { lockDown } from './lock-down';
import { lockDownPlan } from './lock-down-plan';
import { probeDataApi } from './probe-data-api';
import { readExposure } from './read-exposure';
import { schemasToMeasure } from './schemas-to-measure';

/** Relations asked for over HTTP at most, so that a check is no load test. */
const MOST_PROBES = 200;

async function backendRole(ctx: StepContext): Promise<string> {
  const [row] = await ctx.clients.withTarget((client) =>
    client.rows<{ role: string }>(sql`select current_user as role`),
  );
  return row?.role ?? '';
}

/** What the Data API gave rows of when it was last asked, and what is open yet: not asking again must not silence it. */
async function stillServed(ctx: StepContext, exposure: Exposure): Promise<DataApiProbe[] | null> {
  const last = exposureEvidence.read((await ctx.standingRuns('exposure')).at(-1)?.evidence);
  const open = new Set(openRelations(exposure).map(({ name }) => name));
  const served = (last?.dataApi ?? []).filter(({ answer, name }) => answer === 'rows' && open.has(name));
  return served.length > 0 ? served : null;
}

async function askDataApi(
  ctx: StepContext,
  input: ExposureInput,
  exposure: Exposure,
): Promise<DataApiProbe[] | null> {
  if (!input.askDataApi) return stillServed(ctx, exposure);
  const key = await ctx.secret('supabase.anonKey');
  if (!key) throw new MudanzaError('MUD-008', { params: { secret: 'supabase.anonKey' } });
  const endpoint = await ctx.clients.endpoint('target');
  const ref = endpoint ? classifyEndpoint(endpoint).ref : null;
  const url = input.dataApiUrl || (ref ? `https://${ref}.supabase.co` : '');
  if (!/^https?:\/\/[^/]+/.test(url)) throw new MudanzaError('MUD-331', { params: { url } });
  const names = exposure.relations.slice(0, MOST_PROBES).map(({ name }) => name);
  ctx.log('info', say('schema.log.askingDataApi', { count: names.length, url }));
  return probeDataApi(url, key, names, ctx.signal);
}

/** The whole of step `exposure`: measure, lock down when asked, measure again, ask the Data API. */
export async function measureExposure(ctx: StepContext, input: ExposureInput): Promise<ExposureEvidence> {
  const schemas = await schemasToMeasure(ctx);
  const role = await backendRole(ctx);
  const known = { schemas, lockDown: input.lockDown, backendRole: role };
  const locked = await ctx.clients.withSession(async (client) => {
    if (input.lockDown !== 'none')
      return lockDown(client, schemas, input.lockDown, role, (done) =>
        ctx.keepAhead(exposureEvidence, { ...known, dataApi: null, ...done }),
      );
    const exposure = await client.snapshot(() => readExposure(client, schemas));
    return { before: exposure, after: exposure, statements: [], undo: [], proofs: [], changed: [] };
  });
  for (const statement of locked.statements) ctx.log('info', say('schema.log.lockedDown', { statement }));
  const open = openRelations(locked.after).length;
  ctx.log(
    open > 0 ? 'warn' : 'info',
    say('schema.log.exposure', { count: locked.after.relations.length, open }),
  );
  const dataApi = await askDataApi(ctx, input, locked.after);
  return { ...known, dataApi, ...locked };
}

/** What a lock-down will do, statement by statement; nothing when none was asked for. */
export async function previewExposure(ctx: StepContext, input: ExposureInput): Promise<Preview> {
  const schemas = await schemasToMeasure(ctx);
  const exposure = await ctx.clients.withSession((client) =>
    client.snapshot(() => readExposure(client, schemas)),
  );
  const statements = lockDownPlan(exposure, input.lockDown);
  const actions = statements.map(
    (statement): Action => ({
      summary: say('schema.action.lockDown', { statement }),
      detail: statement,
      detailKind: 'sql',
    }),
  );
  const open = openRelations(exposure).length;
  return {
    basis: previewBasis({ input, exposure }),
    actions: actions.length > 0 ? actions : [{ summary: say('schema.action.measureOnly') }],
    notes: [
      { verdict: open > 0 ? 'warn' : 'pass', message: say('schema.note.open', { open }) },
      ...(statements.length > 0 ? [{ verdict: 'pass' as const, message: say('schema.note.proved') }] : []),
    ],
  };
}

/** False where the transaction of a lock-down is known to have come to nothing. */
function isCommitted(ctx: StepContext, { transaction }: ExposureEvidence): Promise<boolean> {
  if (transaction === undefined) return Promise.resolve(true);
  return ctx.clients.withSession((client) => wasCommitted(client, transaction));
}

/** What an undo of a lock-down will run: it opens again what was open. */
export async function previewUndoExposure(ctx: StepContext, evidence: ExposureEvidence): Promise<Preview> {
  const undo = (await isCommitted(ctx, evidence)) ? evidence.undo : [];
  const actions = undo.map(
    (statement): Action => ({
      summary: say('schema.action.lockDown', { statement }),
      detail: statement,
      detailKind: 'sql',
      hazards: ['EXPOSES_DATA'],
    }),
  );
  return {
    basis: previewBasis(undo),
    actions: actions.length > 0 ? actions : [{ summary: say('schema.action.nothingToUndo') }],
  };
}

/** SQLSTATEs of an object, function or schema that is not there any more: nobody can be let in to it. */
const GONE: ReadonlySet<string> = new Set(['42P01', '42703', '42704', '42883', '3F000']);

async function openAgain(client: TargetClient, statement: string): Promise<boolean> {
  try {
    await inSavepoint(client, () => client.execute(trustedSql(statement, 'operator-confirmed')));
    return true;
  } catch (error) {
    if (!isServerError(error) || !GONE.has(error.code ?? '')) throw error;
    return false;
  }
}

/** Opens again what a lock-down closed, in one transaction. Throws MUD-323 when it closed nothing. */
export async function undoExposure(
  ctx: StepContext,
  evidence: ExposureEvidence,
): Promise<{ statements: number }> {
  const { undo } = evidence;
  if (undo.length === 0) throw new MudanzaError('MUD-323');
  if (!(await isCommitted(ctx, evidence))) return { statements: 0 };
  await ctx.clients.withSession((client) =>
    client.transaction(
      async () => {
        for (const statement of undo)
          if (await openAgain(client, statement))
            ctx.log('info', say('schema.log.lockedDown', { statement }));
      },
      { lockTimeout: 5_000, statementTimeout: 60_000 },
    ),
  );
  return { statements: undo.length };
}
