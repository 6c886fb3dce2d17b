import { z } from 'zod';
import { type Message, say } from '../../i18n/message';
import { type ConnectionEvidence, connectionEvidence } from '../../plan/evidence/connection-evidence';
import { targetCredentialsEvidence } from '../../plan/evidence/target-credentials-evidence';
import { defineStep, type Outcome } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { FREE_PLAN_BYTES } from '../../postgres/address/compute-sizes';
import type { LadderReport } from '../../postgres/diagnose/climb';
import { climbConnection } from './climb-connection';
import { inspectWithToken } from './inspect-with-token';

const Input = z.object({
  mayRiskBan: z.boolean().default(false),
  plan: z.enum(['unknown', 'free', 'paid']).default('unknown'),
});
type Input = z.infer<typeof Input>;

async function planOf(ctx: StepContext, input: Input): Promise<Input['plan']> {
  if (input.plan !== 'unknown') return input.plan;
  return (await ctx.evidenceOf(targetCredentialsEvidence))?.plan ?? 'unknown';
}

async function run(ctx: StepContext, input: Input): Promise<ConnectionEvidence> {
  const credentials = await ctx.credentialsFor('target');
  if (!credentials) throw new MudanzaError('MUD-008', { params: { secret: 'target.password' } });
  const limitBytes = (await planOf(ctx, input)) === 'free' ? FREE_PLAN_BYTES : null;
  const options = { mustWrite: true, limitBytes, mayRiskBan: input.mayRiskBan };
  const { host, port } = credentials.endpoint;
  ctx.log('info', say('connection.door.target', { host, port: String(port) }));
  const target = await climbConnection(ctx, credentials, options);
  const session = await ctx.credentialsFor('session');
  const isOther = session && (session.endpoint.host !== host || session.endpoint.port !== port);
  // A password that was just refused is not tried at a second door.
  const project = await inspectWithToken(ctx, target.report.place.ref);
  if (!isOther || !target.report.isConnected) return { target, session: null, project };
  ctx.log(
    'info',
    say('connection.door.session', { host: session.endpoint.host, port: String(session.endpoint.port) }),
  );
  return { target, session: await climbConnection(ctx, session, options), project };
}

function firstFailure({ rungs }: LadderReport): Outcome | null {
  const rung = rungs.find(({ state }) => state === 'fail');
  return rung ? { verdict: 'fail', message: rung.message } : null;
}

function judgeTls({ tls, endpoint, place }: LadderReport): Outcome {
  if (!tls) return { verdict: 'fail', message: say('connection.criterion.tlsUnknown') };
  if (tls.answer !== 'S' || endpoint.tlsMode === 'disable')
    return { verdict: 'fail', message: say('connection.criterion.tlsOff') };
  const protocol = tls.protocol ?? '';
  const isSupabase = place.kind !== 'not-supabase';
  if (tls.chainError === null && (!isSupabase || tls.isSupabaseRoot || tls.anchor === 'uploaded')) {
    return {
      verdict: 'pass',
      message: say('connection.criterion.tlsVerified', { protocol, mode: endpoint.tlsMode }),
    };
  }
  return {
    verdict: isSupabase ? 'fail' : 'warn',
    message: say('connection.criterion.tlsUnverified', { protocol, reason: tls.chainError ?? '' }),
  };
}

/** Why pooling was not observed, as the rung said it: it names the error that was in the way. */
function unobserved({ rungs }: LadderReport): Message {
  const rung = rungs.find(({ id, state }) => id === 'pooling' && state === 'warn');
  return rung?.error ? rung.message : say('connection.pooling.unobserved');
}

function judgePooler(report: LadderReport): Outcome {
  const { pooling, endpoint, place } = report;
  if (!pooling || pooling.observed === 'unknown') return { verdict: 'warn', message: unobserved(report) };
  if (pooling.observed === 'transaction') {
    return { verdict: 'pass', message: say('connection.criterion.pooled', { port: String(endpoint.port) }) };
  }
  const key =
    place.pooling === 'session' ? 'connection.criterion.sessionPooler' : 'connection.criterion.notPooled';
  return { verdict: 'warn', message: say(key, { port: String(endpoint.port) }) };
}

function judgeWriting({ server, privileges }: LadderReport): Outcome {
  if (!server || !privileges) return { verdict: 'fail', message: say('connection.rung.notReached') };
  if (server.isReadOnly) return { verdict: 'fail', message: say('errors.MUD-222.title') };
  const { role, canCreateInPublic } = privileges;
  if (!canCreateInPublic) return { verdict: 'fail', message: say('errors.MUD-224.title') };
  return { verdict: 'pass', message: say('connection.privileges.canCreate', { role }) };
}

function judgeSession({ session }: ConnectionEvidence): Outcome {
  if (!session) return { verdict: 'unchecked', message: say('connection.criterion.noSessionDoor') };
  const failed = firstFailure(session.report);
  if (failed) return failed;
  const observed = session.report.pooling?.observed ?? 'unknown';
  if (observed === 'unknown') return { verdict: 'warn', message: unobserved(session.report) };
  return observed !== 'transaction'
    ? { verdict: 'pass', message: say('connection.criterion.sessionDoor') }
    : { verdict: 'fail', message: say('errors.MUD-115.title') };
}

/** Only what Supabase states for certain is held against a project; a refused call decides nothing. */
function judgeProject({ project, target }: ConnectionEvidence): Outcome {
  if (!project) return { verdict: 'unchecked', message: say('connection.project.notAsked') };
  if ('code' in project.status)
    return { verdict: 'warn', message: say('connection.project.refused', { code: project.status.code }) };
  const status = project.status.value;
  if (status !== 'ACTIVE_HEALTHY')
    return { verdict: 'fail', message: say('connection.project.notHealthy', { status }) };
  const named = 'value' in project.poolers ? project.poolers.value.map(({ db_host }) => db_host) : [];
  const { host } = target.report.endpoint;
  const isPooler = target.report.place.family === 'ipv4';
  if (isPooler && named.length > 0 && !named.includes(host))
    return {
      verdict: 'warn',
      message: say('connection.project.otherPooler', { host, named: named.join(', ') }),
    };
  return { verdict: 'pass', message: say('connection.project.healthy') };
}

/** The ladder: from a name to a round trip, each rung timed and explained. */
export const connection = defineStep({
  id: 'connection',
  input: Input,
  fields: [
    {
      name: 'plan',
      kind: 'select',
      label: 'connection.field.plan.label',
      help: 'connection.field.plan.help',
      options: (['unknown', 'free', 'paid'] as const).map((value) => ({
        value,
        label: `connection.field.plan.${value}` as const,
      })),
      initial: 'unknown',
      isAdvanced: true,
    },
    {
      name: 'mayRiskBan',
      kind: 'checkbox',
      label: 'connection.field.mayRiskBan.label',
      help: 'connection.field.mayRiskBan.help',
      isAdvanced: true,
    },
  ],
  needs: ['target.credentials'],
  recheck: (lastInput) => ({ ...lastInput }),
  sides: { target: 'reads' },
  evidence: connectionEvidence,
  run,
  criteria: [
    {
      id: 'connection.connected',
      judge: ({ target: { report } }) =>
        firstFailure(report) ?? {
          verdict: 'pass',
          message: say('connection.criterion.connected', { version: report.server?.version ?? '' }),
        },
    },
    { id: 'connection.tls', judge: ({ target }) => judgeTls(target.report) },
    { id: 'connection.pooler', judge: ({ target }) => judgePooler(target.report) },
    { id: 'connection.writable', judge: ({ target }) => judgeWriting(target.report) },
    { id: 'connection.session', judge: judgeSession },
    { id: 'connection.project', judge: judgeProject },
  ],
});
