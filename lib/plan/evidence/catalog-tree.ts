import { z } from 'zod';
import { ObjectKind } from '../../postgres/catalog/catalog-object';

/** An object of a database by name, and what it goes away with. */
export const TreeObject = z.object({
  kind: ObjectKind,
  name: z.string(),
  parent: z.string().nullable(),
});
export type TreeObject = z.infer<typeof TreeObject>;

/** The objects of a database, to be looked through beside what differs; `all` counts those that were left out too. */
export const CatalogTree = z.object({
  all: z.number(),
  objects: z.array(TreeObject).readonly(),
});
export type CatalogTree = z.infer<typeof CatalogTree>;
