import type { Catalog } from '../catalog/catalog';
import { objectKey } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import { compareCatalogs } from '../compare/compare-catalogs';
import { mendStatements } from '../compare/mend-sql';
import type { DeployRecord } from './deploy-record';

export interface RestorePlan {
  /** Puts back what a deploy altered or removed, one object after another. */
  readonly statements: readonly string[];
  /** What no statement gives back: dropped tables and columns took their rows along. */
  readonly lost: readonly CatalogObject[];
}

/** Gone with their rows: making them again would only look like an undo. */
const HELD_ROWS: readonly string[] = ['table', 'column', 'foreign table'];

/** The whole as it was: what nobody altered is as it is, and comes back where a mend has to make it again. */
function asItWas(
  { created = [], contents = [] }: Partial<Pick<DeployRecord, 'created' | 'contents'>>,
  before: Catalog,
  now: Catalog,
): Catalog {
  const ours = new Set([...contents, ...created.map(objectKey)]);
  const kept = [...now.objects].filter(([key]) => !ours.has(key));
  return { ...before, objects: new Map([...kept, ...before.objects]) };
}

/** How what was there before a deploy comes back, from the record and the catalog as it is now. Pure. */
export function restorePlan(
  record: Pick<DeployRecord, 'altered' | 'removed'> & Partial<Pick<DeployRecord, 'created' | 'contents'>>,
  now: Catalog,
): RestorePlan {
  const former = [...record.altered, ...record.removed];
  const before: Catalog = {
    serverVersion: now.serverVersion,
    objects: new Map(former.map((object) => [objectKey(object), object])),
  };
  const whole = asItWas(record, before, now);
  const statements: string[] = [];
  const lost: CatalogObject[] = [];
  for (const difference of compareCatalogs(before, now, { isBeforeAndAfter: true })) {
    const object = before.objects.get(objectKey(difference));
    if (!object || difference.change === 'extra') continue;
    // The columns of a view come and go with its definition.
    if (
      object.kind === 'column' &&
      /view$/.test(object.properties.of ?? '') &&
      difference.change === 'missing'
    )
      continue;
    const holdsRows = HELD_ROWS.includes(object.kind) && difference.change === 'missing';
    const mend = holdsRows ? null : mendStatements(difference, whole, now);
    if (mend) statements.push(...mend);
    else lost.push(object);
  }
  return { statements, lost };
}
