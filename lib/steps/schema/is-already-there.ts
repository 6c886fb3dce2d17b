import type { Catalog } from '../../postgres/catalog/catalog';
import type { ObjectKind } from '../../postgres/catalog/catalog-object';
import { compareCatalogs } from '../../postgres/compare/compare-catalogs';
import { isOwnDefault } from '../../postgres/compare/own-defaults';

/** In every scratch database, whatever the file makes. */
const OF_THE_LAYOUT: ReadonlySet<ObjectKind> = new Set(['extension', 'default privileges']);

/** What may be there under another name, and does the same. */
const BY_ANY_NAME: ReadonlySet<ObjectKind> = new Set(['constraint', 'index', 'trigger']);

/** Something is not there at all: said without comparing the rest, since most files are of a target that has nothing of them. */
function lacksAny(built: Catalog, target: Catalog): boolean {
  return [...built.objects].some(
    ([key, object]) => !target.objects.has(key) && !BY_ANY_NAME.has(object.kind) && !isOwnDefault(object),
  );
}

/**
 * True when the target holds all that the file builds. Never of a file that builds nothing a comparison could
 * see: that the target has nothing of it either would prove nothing.
 */
export function isAlreadyThere(built: Catalog | null, target: Catalog): boolean {
  if (!built) return false;
  const isOwn = [...built.objects.values()].some(
    ({ kind, name }) => !OF_THE_LAYOUT.has(kind) && !(kind === 'schema' && name === 'public'),
  );
  if (!isOwn || lacksAny(built, target)) return false;
  return !compareCatalogs(built, target).some(({ weight }) => weight === 'fail');
}
