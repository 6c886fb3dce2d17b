import type { Catalog } from '../catalog/catalog';
import { objectKey } from '../catalog/catalog';
import { dropStatement } from '../deploy/drop-statement';
import type { Difference } from './difference';

/** SQL that would mend a difference, for reading only; null where no single statement would. */
export function mendSql(difference: Difference, expected: Catalog, actual: Catalog): string | null {
  if (difference.change !== 'extra') return null;
  const object = actual.objects.get(objectKey(difference)) ?? expected.objects.get(objectKey(difference));
  const drop = object ? dropStatement(object) : null;
  return drop ? `${drop};` : null;
}
