import { z } from 'zod';
import type { ExposureSection } from './section-schemas';

const Relation = z.object({ name: z.string(), can: z.record(z.string(), z.array(z.string())) });
const Evidence = z.object({ after: z.object({ relations: z.array(Relation) }) });

/** Who reaches the tables with the public key, as it was last measured; null when it was not. */
export function readExposure(evidence: unknown): ExposureSection | null {
  const relations = Evidence.safeParse(evidence).data?.after.relations;
  if (!relations) return null;
  const reach = (wanted: (operation: string) => boolean) =>
    relations.filter(({ can }) => Object.values(can).flat().some(wanted)).map(({ name }) => name);
  return {
    readable: reach((operation) => operation === 'SELECT'),
    writable: reach((operation) => operation !== 'SELECT'),
    checked: relations.length,
  };
}
