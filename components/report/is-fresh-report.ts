import type { Report } from '@/lib/report/report-schema';

/** True while nothing was run but the servers of a practice: there is nothing to judge, and nothing to roll back. Pure. */
export function isFreshReport({ phases }: Pick<Report, 'phases'>): boolean {
  const steps = phases.flatMap((phase) => phase.steps);
  return steps.every(({ id, attempts }) => id === 'practice.lab' || attempts === 0);
}
