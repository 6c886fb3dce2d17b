import type { Catalog } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import { FOLLOW_PREFIX, REVERSE_PREFIX } from './follow-names';
import { readNote } from './source-statements';

const isOurs = ({ kind, name }: CatalogObject) =>
  kind === 'publication' && (name.startsWith(FOLLOW_PREFIX) || name.startsWith(REVERSE_PREFIX));

/** A qualified name as it is, without the quotes that some parts of it need. */
const unquoted = (name: string) =>
  name.replaceAll(/"((?:[^"]|"")*)"/g, (_, inner: string) => inner.replaceAll('""', '"'));

const FORMER = { d: null, n: 'nothing' } as const;

/**
 * A catalog without what following made in it: its publications go, and identities are what their note says they were. Neither is
 * anything that a source owes its target. Pure.
 */
export function withoutFollowing(catalog: Catalog): Catalog {
  const ours = [...catalog.objects.values()].filter(isOurs);
  if (ours.length === 0) return catalog;
  const former = new Map(
    ours
      .flatMap(({ properties }) => readNote(properties.comment ?? null))
      .map(({ schema, name, identity }) => [`${schema}.${name}`, FORMER[identity]]),
  );
  const asBefore = (object: CatalogObject): CatalogObject => {
    const was = object.kind === 'table' ? former.get(unquoted(object.name)) : undefined;
    if (was === undefined) return object;
    const { replicaIdentity: _, ...others } = object.properties;
    return { ...object, properties: was === null ? others : { ...others, replicaIdentity: was } };
  };
  const objects = [...catalog.objects].flatMap(([key, object]): [string, CatalogObject][] =>
    isOurs(object) ? [] : [[key, asBefore(object)]],
  );
  return { ...catalog, objects: new Map(objects) };
}
