import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { MudanzaError } from '../../../platform/errors/mudanza-error';
import type { Ask } from './management-api';
import { type ManagedProject, projectCalls } from './project-calls';

export interface NewProject {
  readonly name: string;
  readonly organizationSlug: string;
  readonly region: string;
  /** Of the database; chosen by the operator and kept in the vault. */
  readonly password: string;
}

const Regions = z.object({
  all: z.object({ specific: z.array(z.object({ code: z.string(), name: z.string() })) }),
});

/** Regions that the organisation may choose from, as the API lists them: the codes are no stable list of ours. */
export async function listRegions(
  ask: Ask,
  organizationSlug: string,
): Promise<{ code: string; name: string }[]> {
  const path = `/v1/projects/available-regions?organization_slug=${encodeURIComponent(organizationSlug)}`;
  return (await ask({ method: 'GET', path, answer: Regions })).all.specific;
}

/** Creates a project and gives its ref. Refusals (limit of the plan, weak password) are MUD-707 with the API's words. */
export async function createProject(ask: Ask, project: NewProject): Promise<string> {
  const { name, organizationSlug, region, password } = project;
  const body = { name, organization_slug: organizationSlug, region, db_pass: password };
  const made = await ask({
    method: 'POST',
    path: '/v1/projects',
    body,
    answer: z.object({ id: z.string() }),
  });
  return made.id;
}

/**
 * Waits until a project is healthy, asking every `everyMs` (10 s) for at most `forMs` (10 min); then MUD-706. `seen`
 * hears every status, so that the wait explains itself.
 */
export async function waitUntilHealthy(
  ask: Ask,
  ref: string,
  options: { everyMs?: number; forMs?: number; signal?: AbortSignal; seen?: (status: string) => void } = {},
): Promise<ManagedProject> {
  const { everyMs = 10_000, forMs = 600_000, signal, seen } = options;
  const calls = projectCalls(ask, ref);
  for (let waited = 0; ; waited += everyMs) {
    const project = await calls.project();
    seen?.(project.status);
    if (project.status === 'ACTIVE_HEALTHY') return project;
    if (waited >= forMs) throw new MudanzaError('MUD-706', { params: { status: project.status } });
    await sleep(everyMs, undefined, signal ? { signal } : {});
  }
}
