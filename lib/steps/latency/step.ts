import { say } from '../../i18n/message';
import type { LatencyEvidence as Evidence } from '../../plan/evidence/latency-evidence';
import { latencyEvidence } from '../../plan/evidence/latency-evidence';
import { previewBasis } from '../../plan/preview-basis';
import { type Action, defineStep, type Hazard, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Endpoint } from '../../postgres/address/endpoint';
import { LATENCY_CRITERIA } from './latency-criteria';
import { LATENCY_FIELDS } from './latency-fields';
import { LatencyInput, latencyRequest } from './latency-input';
import { type LatencyRequest, planLatency } from './latency-plan';
import { probeLeftBehind } from './left-behind';
import { type MeasuredSide, measureInStep } from './measure-in-step';
import { allowedSweep, sweepLimit } from './sweep-limit';

export type LatencyEvidence = Evidence;

/** More than this is felt by whoever else uses the database. */
const GENTLE_CONNECTIONS = 20;
const GENTLE_RATE = 100;

async function sidesOf(ctx: StepContext): Promise<MeasuredSide[]> {
  const target = await ctx.credentialsFor('target');
  if (!target) throw new MudanzaError('MUD-008', { params: { secret: 'target.password' } });
  const source = await ctx.credentialsFor('source');
  const sides: MeasuredSide[] = source ? [{ side: 'source', credentials: source }] : [];
  return [...sides, { side: 'target', credentials: target }];
}

function hazardsOf({ sweepTo, mode, rate }: LatencyRequest): readonly Hazard[] {
  const isHeavy = sweepTo > GENTLE_CONNECTIONS || (mode === 'fixed-rate' && rate > GENTLE_RATE);
  return isHeavy ? ['LOADS_TARGET'] : [];
}

function actionsOf(request: LatencyRequest, sides: readonly MeasuredSide[]): Action[] {
  const plan = planLatency(
    request,
    sides.map(({ side }) => side),
  );
  const actions = sides.map(({ side }): Action => {
    const params = { side, queries: plan.queries[side], connections: plan.connections[side] };
    const summary = say('testing.latency.preview.queries', { ...params, seconds: request.maxSeconds });
    return { summary, hazards: side === 'target' ? hazardsOf(request) : [] };
  });
  if (plan.writes) actions.push({ summary: say('testing.latency.preview.writes') });
  return actions;
}

/** How far the sweep will go, and why no further. */
function sweepAction(ctx: StepContext, { sweepTo }: LatencyRequest, endpoint: Endpoint): Action[] {
  if (sweepTo === 0) return [];
  const { compute } = ctx.migration.settings;
  const limit = sweepLimit(endpoint, compute);
  const { connections, limitedBy } = allowedSweep(sweepTo, limit, null);
  const params = { connections, asked: sweepTo, limit: limit.known ?? 0, compute };
  const within = limit.by === 'pooler' ? 'withinPooler' : 'sweep';
  const bound = limitedBy === null || limitedBy === 'server' ? within : limitedBy;
  return [{ summary: say(`testing.latency.preview.${bound}`, params) }];
}

async function preview(ctx: StepContext, input: LatencyInput): Promise<Preview> {
  const [request, sides] = [latencyRequest(input), await sidesOf(ctx)];
  const endpoints = sides.map(({ side, credentials }) => [side, credentials.endpoint]);
  const target = sides.find(({ side }) => side === 'target');
  const sweep = target ? sweepAction(ctx, request, target.credentials.endpoint) : [];
  const { compute } = ctx.migration.settings;
  return {
    basis: previewBasis({ request, endpoints, compute }),
    actions: [...actionsOf(request, sides), ...sweep],
  };
}

/** Measures the target (and the source, in turn with it) as the backend will feel it: through the same door. */
export const latency = defineStep({
  id: 'latency',
  input: LatencyInput,
  evidence: latencyEvidence,
  fields: LATENCY_FIELDS,
  needs: ['connection'],
  sides: { source: 'reads', target: 'writes' },
  writesTarget: true,
  writes: [{ place: 'target', by: 'itself' }],
  preview,
  run: async (ctx, input) => measureInStep(ctx, latencyRequest(input), await sidesOf(ctx)),
  criteria: LATENCY_CRITERIA,
  leftBehind: probeLeftBehind,
});
