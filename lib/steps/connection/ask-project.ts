import { say } from '../../i18n/message';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { classifyEndpoint } from '../../postgres/address/classify-endpoint';
import { createWithToken, ownRef } from './create-with-token';
import { listRegions } from './management/create-project';
import { type Ask, managementApi } from './management/management-api';
import { listOrganizations, listProjects, organizationPlan, projectCalls } from './management/project-calls';
import type { ProjectInput } from './management/project-fields';
import type { ProjectCreateEvidence } from './project-evidence';

type Organizations = ProjectCreateEvidence['organizations'];

async function organizationsOf(ask: Ask): Promise<Organizations> {
  const found: Organizations[number][] = [];
  for (const { id, slug = id, name } of await listOrganizations(ask)) {
    const plan = await organizationPlan(ask, slug).catch((error: unknown) => {
      if (error instanceof MudanzaError) return null;
      throw error;
    });
    found.push({ slug, name, plan });
  }
  return found;
}

async function look(ctx: StepContext, ask: Ask, input: ProjectInput): Promise<ProjectCreateEvidence> {
  const organizations = await organizationsOf(ask);
  const slug = input.organization || organizations[0]?.slug;
  const regions = slug ? (await listRegions(ask, slug)).map(({ code, name }) => ({ code, name })) : [];
  const projects = (await listProjects(ask)).map(({ id: ref, name, region }) => ({ ref, name, region }));
  const counts = { organizations: organizations.length, regions: regions.length };
  ctx.log('info', say('connection.newProject.step.listed', counts));
  const outcome = { verdict: 'pass' as const, message: say('connection.newProject.verdict.looked') };
  return { action: 'look', organizations, regions, projects, ref: null, pooler: null, bans: [], outcome };
}

async function unban(ctx: StepContext, ask: Ask, input: ProjectInput) {
  const endpoint = await ctx.clients.endpoint('target');
  const ref = input.ref || (endpoint ? classifyEndpoint(endpoint).ref : null) || ownRef(ctx) || '';
  const calls = projectCalls(ask, ref);
  const bans = await calls.bans();
  ctx.log('info', say('connection.newProject.step.bans', { count: bans.length }));
  const { address } = input;
  const isBanned = bans.includes(address);
  if (isBanned) {
    await calls.liftBans([address]);
    ctx.log('info', say('connection.newProject.step.lifted', { address }));
  }
  const key = address === '' ? 'looked' : isBanned ? 'lifted' : 'notBanned';
  const message = say(`connection.newProject.verdict.${key}`, { address });
  const verdict = key === 'notBanned' ? ('warn' as const) : ('pass' as const);
  return { ref, bans: isBanned ? await calls.bans() : bans, outcome: { verdict, message } };
}

/**
 * Does what the form of `project.create` asks for. The token is the one typed, else the vault's; it is kept only where
 * that was ticked and Supabase took it. `base` and `everyMs` (10 s) are for tests. Throws MUD-008 without a token,
 * MUD-700 to MUD-707 for what Supabase refuses.
 */
export async function askProject(
  ctx: StepContext,
  input: ProjectInput,
  { base, everyMs = 10_000 }: { readonly base?: string; readonly everyMs?: number } = {},
): Promise<ProjectCreateEvidence> {
  const token = input.accessToken || (await ctx.secret('supabase.accessToken'));
  if (!token) throw new MudanzaError('MUD-008', { params: { secret: 'supabase.accessToken' } });
  const ask = managementApi({ token, signal: ctx.signal, ...(base ? { base } : {}) });
  const nothing = { organizations: [], regions: [], projects: [], pooler: null, bans: [] };
  const { action } = input;
  if (action === 'look') {
    const seen = await look(ctx, ask, input);
    await keep(ctx, input);
    return seen;
  }
  if (action === 'unban') {
    const done = await unban(ctx, ask, input);
    await keep(ctx, input);
    return { ...nothing, action, ...done };
  }
  const slugs = (await listOrganizations(ask)).map(({ id, slug = id }) => slug);
  await keep(ctx, input);
  return { ...nothing, action, ...(await createWithToken(ctx, ask, input, slugs, everyMs)) };
}

async function keep(ctx: StepContext, { keepToken, accessToken }: ProjectInput): Promise<void> {
  if (keepToken && accessToken) await ctx.storeSecret('supabase.accessToken', accessToken);
}
