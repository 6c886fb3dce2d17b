import { z } from 'zod';
import { latency as step } from '../../steps/latency/step';
import { defineCheck } from './check-command';
import { credentialsOf } from './credentials-of';
import { codeOfCriteria, criteriaLines, runJudged } from './judged';
import { withContext } from './with-context';

/** Measures the target, in turn with the source where one is given; writes only when told to. */
export const latency = defineCheck({
  name: 'latency',
  help: 'check.latency.help',
  options: [
    { flags: '--target <url>', help: 'check.option.target', isRequired: true },
    { flags: '--source <url>', help: 'check.option.source' },
    { flags: '--ca <file>', help: 'check.option.ca' },
    { flags: '--samples <number>', help: 'check.latency.samples' },
    { flags: '--connections <number>', help: 'check.latency.connections' },
    { flags: '--writes', help: 'check.latency.writes' },
  ],
  input: z.object({
    target: z.string(),
    source: z.string().optional(),
    ca: z.string().optional(),
    samples: z.coerce.number().int().min(100).max(100_000).default(200),
    connections: z.coerce.number().int().min(0).max(500).default(0),
    writes: z.boolean().default(false),
  }),
  run: async (call, { target, source, ca, samples, connections: sweepTo, writes }) => {
    const connections = {
      target: await credentialsOf(call, '--target', { url: target, ca }),
      ...(source ? { source: await credentialsOf(call, '--source', { url: source }) } : {}),
    };
    return withContext(call, { connections }, async (ctx) => {
      const { evidence, criteria } = await runJudged(call, ctx, step, { samples, sweepTo, writes });
      return {
        json: { step: step.id, ...evidence, criteria },
        words: criteriaLines(call, criteria),
        code: codeOfCriteria(criteria),
      };
    });
  },
});
