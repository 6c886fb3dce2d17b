import { z } from 'zod';
import type { ReportStep } from '../report-facts';

const Input = z.object({ poolSize: z.coerce.number(), maxOverflow: z.coerce.number().default(0) });

/** Connections one process of the backend may open, as its env file was given them; null when it was not written. */
export function poolOf(steps: readonly ReportStep[]): number | null {
  const run = steps.find((step) => step.outline.id === 'backend.env')?.lastRun;
  const input = run?.evidence ? Input.safeParse(run.input).data : undefined;
  return input ? input.poolSize + input.maxOverflow : null;
}
