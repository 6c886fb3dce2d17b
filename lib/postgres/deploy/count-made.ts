import { isCounted } from '../catalog/count-objects';
import type { DeployRecord } from './deploy-record';

/** How many objects a deployment made, with all that belongs to them: as `countObjects` counts. */
export function countMade({ created, contents }: Pick<DeployRecord, 'created' | 'contents'>): number {
  return created.filter(isCounted).length + contents.length;
}
