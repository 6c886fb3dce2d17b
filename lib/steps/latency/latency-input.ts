import { z } from 'zod';
import type { WorkloadId } from '../../plan/evidence/latency-evidence';
import type { LatencyRequest } from './latency-plan';

/** What the operator may choose; the limits keep a slip of the finger from becoming a load test. */
export const LatencyInput = z.object({
  samples: z.coerce.number().int().min(100).max(100_000).default(200),
  mode: z.enum(['back-to-back', 'fixed-rate']).default('back-to-back'),
  rate: z.coerce.number().positive().max(1000).default(20),
  lookup: z.boolean().default(true),
  writes: z.boolean().default(true),
  connect: z.boolean().default(true),
  sweepTo: z.coerce.number().int().min(0).max(500).default(10),
  maxSeconds: z.coerce.number().positive().max(3600).default(120),
});
export type LatencyInput = z.infer<typeof LatencyInput>;

/** The measurement that an input asks for. */
export function latencyRequest(input: LatencyInput): LatencyRequest {
  const workloads: WorkloadId[] = ['select1'];
  if (input.lookup) workloads.push('lookup');
  if (input.writes) workloads.push('insert', 'transaction');
  if (input.connect) workloads.push('connect');
  const { samples, mode, rate, sweepTo, maxSeconds } = input;
  return { workloads, samples, mode, rate, sweepTo, maxSeconds };
}
