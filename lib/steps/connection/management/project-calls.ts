import { z } from 'zod';
import { ManagedPooler } from '../../../plan/evidence/project-report';
import { MudanzaError } from '../../../platform/errors/mudanza-error';
import { isProjectRef } from '../../../postgres/address/project-ref';
import type { Ask } from './management-api';

/** Shapes as documented; what is not used is left out, what is new is let pass. */
const Project = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string(),
  status: z.string(),
  organization_id: z.string().optional(),
  database: z.object({ host: z.string(), version: z.string().optional() }).optional(),
});
export type ManagedProject = z.infer<typeof Project>;

const Poolers = z.array(ManagedPooler);

const Bans = z.object({ banned_ipv4_addresses: z.array(z.string()) });
const Restrictions = z.object({
  entitlement: z.string().optional(),
  status: z.string().optional(),
  config: z
    .object({
      dbAllowedCidrs: z.array(z.string()).optional(),
      dbAllowedCidrsV6: z.array(z.string()).optional(),
    })
    .optional(),
});
const Ssl = z.object({ currentConfig: z.object({ database: z.boolean() }) });
const ReadOnly = z.object({ enabled: z.boolean() });
const Backups = z.object({
  pitr_enabled: z.boolean(),
  walg_enabled: z.boolean().optional(),
  backups: z.array(z.object({ status: z.string(), inserted_at: z.string() })).default([]),
});
const Organizations = z.array(z.object({ id: z.string(), slug: z.string().optional(), name: z.string() }));
export type ManagedOrganization = z.infer<typeof Organizations>[number];

function at(ref: string, path = ''): string {
  if (!isProjectRef(ref)) throw new MudanzaError('MUD-702', { params: { call: 'projects/…' } });
  return `/v1/projects/${ref}${path}`;
}

/** Every call the product makes about one project, typed; each is optional and stands alone. */
export function projectCalls(ask: Ask, ref: string) {
  const get = { method: 'GET' as const };
  return {
    project: () => ask({ ...get, path: at(ref), answer: Project }),
    /** The pooler's host as Supabase itself says it: the only source besides the operator. */
    poolers: () => ask({ ...get, path: at(ref, '/config/database/pooler'), answer: Poolers }),
    bans: async () =>
      (await ask({ method: 'POST', path: at(ref, '/network-bans/retrieve'), answer: Bans }))
        .banned_ipv4_addresses,
    liftBans: async (addresses: readonly string[]) => {
      await ask({
        method: 'DELETE',
        path: at(ref, '/network-bans'),
        body: { ipv4_addresses: addresses },
        answer: z.unknown(),
      });
    },
    restrictions: () => ask({ ...get, path: at(ref, '/network-restrictions'), answer: Restrictions }),
    isSslEnforced: async () =>
      (await ask({ ...get, path: at(ref, '/ssl-enforcement'), answer: Ssl })).currentConfig.database,
    isReadOnly: async () => (await ask({ ...get, path: at(ref, '/readonly'), answer: ReadOnly })).enabled,
    backups: () => ask({ ...get, path: at(ref, '/database/backups'), answer: Backups }),
    resume: async () => {
      await ask({ method: 'POST', path: at(ref, '/restore'), answer: z.unknown() });
    },
  };
}

/** The organisations that the token's owner belongs to. */
export function listOrganizations(ask: Ask): Promise<ManagedOrganization[]> {
  return ask({ method: 'GET', path: '/v1/organizations', answer: Organizations });
}

/** The projects that the token's owner sees. */
export function listProjects(ask: Ask): Promise<ManagedProject[]> {
  return ask({ method: 'GET', path: '/v1/projects', answer: z.array(Project) });
}

/** The organisation's plan as the API names it (`free`, `pro` …); null where the answer has none. */
export async function organizationPlan(ask: Ask, slug: string): Promise<string | null> {
  const path = `/v1/organizations/${encodeURIComponent(slug)}`;
  return (await ask({ method: 'GET', path, answer: z.object({ plan: z.string().optional() }) })).plan ?? null;
}
