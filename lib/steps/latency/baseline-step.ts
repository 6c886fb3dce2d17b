import { z } from 'zod';
import { latencyBaselineEvidence } from '../../plan/evidence/latency-evidence';
import { defineStep } from '../../plan/step';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { BASELINE_CRITERIA } from './latency-criteria';
import { measureInStep } from './measure-in-step';

const Input = z.object({ samples: z.coerce.number().int().min(100).max(100_000).default(200) });

/** Measures the source before anything changes; reading only, so that the report has a *before*. */
export const latencyBaseline = defineStep({
  id: 'latency.baseline',
  input: Input,
  evidence: latencyBaselineEvidence,
  fields: [
    {
      name: 'samples',
      kind: 'number',
      label: 'testing.latency.field.samples',
      help: 'testing.latency.field.samplesHelp',
      initial: 200,
    },
  ],
  needs: ['source.connection'],
  sides: { source: 'reads' },
  run: async (ctx, { samples }) => {
    const credentials = await ctx.credentialsFor('source');
    if (!credentials) throw new MudanzaError('MUD-008', { params: { secret: 'source.password' } });
    const request = {
      workloads: ['select1', 'lookup', 'connect'] as const,
      mode: 'back-to-back' as const,
      samples,
      rate: 20,
      maxSeconds: 120,
      sweepTo: 0,
    };
    return measureInStep(ctx, request, [{ side: 'source', credentials }]);
  },
  criteria: BASELINE_CRITERIA,
});
