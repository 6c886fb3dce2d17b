import type { Waiver } from '../../store/waivers';
import type { Report } from '../report-schema';

/** A waiver as the report shows it. */
export function waiverEntry(waiver: Waiver): Report['waivers'][number] {
  return {
    step: waiver.stepId,
    criterion: waiver.criterionId,
    name: waiver.name,
    reason: waiver.reason,
    by: waiver.by,
    at: waiver.at.toISOString(),
  };
}
