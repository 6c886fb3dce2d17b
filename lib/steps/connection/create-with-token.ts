import { randomBytes } from 'node:crypto';
import { say } from '../../i18n/message';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { createProject, waitUntilHealthy } from './management/create-project';
import type { Ask } from './management/management-api';
import { listProjects, organizationPlan, projectCalls } from './management/project-calls';
import type { ProjectInput } from './management/project-fields';
import type { ProjectCreateEvidence } from './project-evidence';

type Made = Pick<ProjectCreateEvidence, 'ref' | 'pooler' | 'outcome'>;
type Refusal = Made['outcome'];

const refused = (outcome: Refusal['message'], ref: string | null = null): Made => ({
  ref,
  pooler: null,
  outcome: { verdict: 'fail', message: outcome },
});

/** The project this step created before for the migration; one that a plan file names for the target does not count. */
export function ownRef(ctx: StepContext): string | null {
  const ref = ctx.migration.settings.inputs['project.create']?.ref;
  return typeof ref === 'string' && ref !== '' ? ref : null;
}

/** Why nothing may be created, or null. Asks only; a plan that cannot be read counts as one that costs. */
async function obstacle(
  ctx: StepContext,
  ask: Ask,
  input: ProjectInput,
  slugs: readonly string[],
): Promise<Made | null> {
  const { organization: slug } = input;
  if (await ctx.clients.endpoint('target')) return refused(say('connection.newProject.verdict.hasTarget'));
  if (!slugs.includes(slug)) return refused(say('connection.newProject.verdict.noOrganization', { slug }));
  const taken = (await listProjects(ask)).find(({ name }) => name === input.name);
  if (taken) return refused(say('connection.newProject.verdict.nameTaken', { ref: taken.id }), taken.id);
  const plan = await organizationPlan(ask, slug).catch((error: unknown) => {
    if (error instanceof MudanzaError) return null;
    throw error;
  });
  if (plan === 'free' || input.mayCost) return null;
  return refused(say('connection.newProject.verdict.costsMoney', { plan: plan ?? '?' }));
}

/**
 * The password is sealed before the call: should the answer get lost, the project's password is not. It is forgotten
 * only where Supabase certainly made nothing.
 */
async function create(ctx: StepContext, ask: Ask, input: ProjectInput): Promise<string> {
  const { name, region, organization: organizationSlug } = input;
  const password = input.password || randomBytes(24).toString('base64url');
  await ctx.storeSecret('target.password', password);
  ctx.log('info', say('connection.newProject.step.creating', { name, region }));
  try {
    const ref = await createProject(ask, { name, organizationSlug, region, password });
    ctx.log('info', say('connection.newProject.step.created', { ref }));
    return ref;
  } catch (error) {
    const isCertain = error instanceof MudanzaError && !['MUD-704', 'MUD-705'].includes(error.code);
    if (isCertain) await ctx.storeSecret('target.password', null);
    throw error;
  }
}

/** Keeps the pooler that Supabase names; none is ever derived. */
async function keepPooler(ctx: StepContext, ask: Ask, ref: string): Promise<Made> {
  const pooler = (await projectCalls(ask, ref).poolers()).find(
    ({ database_type: type = 'PRIMARY', pool_mode: mode }) => type === 'PRIMARY' && mode === 'transaction',
  );
  if (!pooler) {
    const message = say('connection.newProject.verdict.noPooler', { ref });
    return { ref, pooler: null, outcome: { verdict: 'warn', message } };
  }
  const { db_host: host, db_port: port, db_name: database, db_user: user } = pooler;
  await ctx.storeConnection('target', { host, port, database, user, tls: { mode: 'verify-full' } });
  ctx.log('info', say('connection.newProject.step.stored', { host }));
  const message = say('connection.newProject.verdict.healthy', { ref });
  return { ref, pooler: `${host}:${port}`, outcome: { verdict: 'pass', message } };
}

/**
 * Creates the project, waits until it is healthy and keeps its connection. A run that was cancelled or ran out of
 * time while waiting is taken up again by the next one, so that no second project is made. `everyMs` between looks.
 */
export async function createWithToken(
  ctx: StepContext,
  ask: Ask,
  input: ProjectInput,
  slugs: readonly string[],
  everyMs: number,
): Promise<Made> {
  const before = (await ctx.clients.endpoint('target')) ? null : ownRef(ctx);
  if (before) ctx.log('info', say('connection.newProject.step.resumed', { ref: before }));
  const no = before ? null : await obstacle(ctx, ask, input, slugs);
  if (no) return no;
  const ref = before ?? (await create(ctx, ask, input));
  const { inputs } = ctx.migration.settings;
  const form = { ...inputs['target.credentials'], ref, projectUrl: `https://${ref}.supabase.co` };
  const own = { ...inputs['project.create'], ref };
  await ctx.updateSettings({ inputs: { ...inputs, 'project.create': own, 'target.credentials': form } });
  const forMs = 60 * everyMs;
  let asked = 0;
  const seen = (status: string) => {
    asked += 1;
    ctx.progress(Math.min(asked, 60), 61, say('connection.newProject.step.status', { status }));
  };
  await waitUntilHealthy(ask, ref, { everyMs, forMs, signal: ctx.signal, seen });
  return keepPooler(ctx, ask, ref);
}
