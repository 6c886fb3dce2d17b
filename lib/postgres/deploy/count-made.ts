import type { DeployRecord } from './deploy-record';

/** How many objects a deployment made, with all that belongs to them: as `countObjects` counts. */
export function countMade({ created, contents }: Pick<DeployRecord, 'created' | 'contents'>): number {
  return created.filter(({ kind }) => kind !== 'default privileges').length + contents.length;
}
