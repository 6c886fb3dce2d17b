import { MudanzaError } from '../platform/errors/mudanza-error';
import type { AnyStep } from './step';

/** A step's own evidence out of a stored row. Throws MUD-024 where another version wrote it in another shape. */
export function readEvidence(step: AnyStep, stored: unknown): unknown {
  const evidence = step.evidence.read(stored);
  if (evidence === null) throw new MudanzaError('MUD-024');
  return evidence;
}
