import { z } from 'zod';
import { findHealthUrls } from '../../backend/detect/find-health-urls';
import { openWorkspace } from '../../backend/files/workspace';
import type { HealthAnswer } from '../../backend/health/ask-health';
import { parseAssertions } from '../../backend/health/check-assertions';
import type { HealthEvidence as Evidence } from '../../backend/health/health-evidence';
import { parseHeader } from '../../backend/health/parse-header';
import { pollHealth } from '../../backend/health/poll-health';
import { say } from '../../i18n/message';
import { healthEvidence } from '../../plan/evidence/health-evidence';
import { defineStep } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { HEALTH_CRITERIA } from './health-criteria';

export type HealthEvidence = Evidence;

const Input = z.object({
  /** Empty: the one that the backend's folder shows. */
  liveUrl: z.string().trim().default(''),
  readyUrl: z.string().trim().default(''),
  waitSeconds: z.coerce.number().min(0).max(3600).default(60),
  limitMs: z.coerce.number().positive().default(1000),
  assertions: z.string().default(''),
  /** `Name: value`; empty keeps the stored one. */
  header: z.string().trim().default(''),
});
type Input = z.infer<typeof Input>;

function checkUrl(url: string): string {
  const isUsable = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isUsable) throw new MudanzaError('MUD-510', { params: { url } });
  return url;
}

/** The header, typed now or stored before. Throws MUD-511 for a line that is none. */
async function headersOf(ctx: StepContext, typed: string): Promise<Record<string, string>> {
  const line = typed || (await ctx.secret('health.header'));
  if (!line) return {};
  const headers = parseHeader(line);
  if (!headers) throw new MudanzaError('MUD-511');
  if (typed) await ctx.storeSecret('health.header', typed);
  return headers;
}

interface Addresses {
  readonly liveUrl: string;
  readonly readyUrl: string | null;
}

/** The addresses typed, else those that the backend's folder shows. Throws MUD-550 when there is neither. */
function addressesOf(ctx: StepContext, input: Input): Addresses {
  if (input.liveUrl !== '')
    return {
      liveUrl: checkUrl(input.liveUrl),
      readyUrl: input.readyUrl === '' ? null : checkUrl(input.readyUrl),
    };
  const { workspace } = ctx.migration.settings;
  const found = workspace ? findHealthUrls(openWorkspace(workspace)) : null;
  if (!found) throw new MudanzaError('MUD-550');
  const { live, portFrom, pathFrom } = found;
  ctx.log('info', say('testing.health.log.found', { url: live, path: pathFrom, port: portFrom }));
  return { liveUrl: live, readyUrl: input.readyUrl === '' ? found.ready : checkUrl(input.readyUrl) };
}

function sayAttempt(ctx: StepContext, answers: readonly (HealthAnswer | null)[], attempt: number): void {
  for (const answer of answers) {
    if (!answer) continue;
    const { url, status, problem, ms } = answer;
    const key = problem ? 'testing.health.log.problem' : 'testing.health.log.answer';
    const level = status === 200 && !problem ? 'info' : 'warn';
    const params = { attempt, url, ms, status: status ?? 0, problem: problem ?? '' };
    ctx.log(level, say(key, params), answer.body === '' ? undefined : (answer.json ?? answer.body));
  }
}

/** Waits until the backend says that it is alive and ready, and looks at what it says of its services. */
export const health = defineStep({
  id: 'health',
  input: Input,
  evidence: healthEvidence,
  fields: [
    {
      name: 'liveUrl',
      kind: 'text',
      label: 'testing.health.field.liveUrl',
      help: 'testing.health.field.liveUrlHelp',
      placeholder: 'http://127.0.0.1:8002/health/live',
    },
    {
      name: 'readyUrl',
      kind: 'text',
      label: 'testing.health.field.readyUrl',
      help: 'testing.health.field.readyUrlHelp',
      placeholder: 'http://127.0.0.1:8002/health/ready',
    },
    {
      name: 'waitSeconds',
      kind: 'number',
      label: 'testing.health.field.waitSeconds',
      help: 'testing.health.field.waitSecondsHelp',
      initial: 60,
    },
    {
      name: 'assertions',
      kind: 'textarea',
      label: 'testing.health.field.assertions',
      help: 'testing.health.field.assertionsHelp',
      placeholder: 'checks.database = true',
      initial: '',
      isAdvanced: true,
    },
    {
      name: 'header',
      kind: 'secret',
      keeps: { secret: 'health.header' },
      label: 'testing.health.field.header',
      help: 'testing.health.field.headerHelp',
      placeholder: 'X-Api-Key: …',
      isAdvanced: true,
    },
    {
      name: 'limitMs',
      kind: 'number',
      label: 'testing.health.field.limitMs',
      initial: 1000,
      isAdvanced: true,
    },
  ],
  needs: [],
  recheck: (lastInput) => ({ ...lastInput }),
  looksAt: ['backend.env', 'backend.compose'],
  run: async (ctx, input) =>
    pollHealth({
      ...addressesOf(ctx, input),
      assertions: parseAssertions(input.assertions),
      waitMs: input.waitSeconds * 1000,
      limitMs: input.limitMs,
      headers: await headersOf(ctx, input.header),
      signal: ctx.signal,
      onAttempt: (live, ready, attempt) => sayAttempt(ctx, [live, ready], attempt),
    }),
  criteria: HEALTH_CRITERIA,
});
