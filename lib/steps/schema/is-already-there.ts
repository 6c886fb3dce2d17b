import type { Catalog } from '../../postgres/catalog/catalog';
import type { ObjectKind } from '../../postgres/catalog/catalog-object';
import { compareCatalogs } from '../../postgres/compare/compare-catalogs';

/** In every scratch database, whatever the file makes. */
const OF_THE_LAYOUT: ReadonlySet<ObjectKind> = new Set(['extension', 'default privileges']);

/**
 * True when the target holds all that the file builds. Never of a file that builds nothing a comparison could
 * see: that the target has nothing of it either would prove nothing.
 */
export function isAlreadyThere(built: Catalog | null, target: Catalog): boolean {
  if (!built) return false;
  const isOwn = [...built.objects.values()].some(
    ({ kind, name }) => !OF_THE_LAYOUT.has(kind) && !(kind === 'schema' && name === 'public'),
  );
  return isOwn && !compareCatalogs(built, target).some(({ weight }) => weight === 'fail');
}
