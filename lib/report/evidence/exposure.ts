import type { ExposureEvidence } from '../../plan/evidence/exposure-evidence';
import type { ExposureSection } from './section-schemas';

/** Who reaches the tables with the public key, as it was last measured; null when it was not. */
export function readExposure(evidence: ExposureEvidence | null): ExposureSection | null {
  if (!evidence) return null;
  const { relations } = evidence.after;
  const reach = (wanted: (operation: string) => boolean) =>
    relations.filter(({ can }) => Object.values(can).flat().some(wanted)).map(({ name }) => name);
  return {
    readable: reach((operation) => operation === 'SELECT'),
    writable: reach((operation) => operation !== 'SELECT'),
    checked: relations.length,
  };
}
