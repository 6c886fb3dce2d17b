import { z } from 'zod';
/** Kinds of objects that a schema can hold, in the order in which they are listed and mended. */
export const OBJECT_KINDS = [
  'schema',
  'extension',
  'language',
  'access method',
  'foreign data wrapper',
  'server',
  'user mapping',
  'collation',
  'conversion',
  'type',
  'domain',
  'sequence',
  'function',
  'aggregate',
  'operator',
  'operator class',
  'operator family',
  'cast',
  'transform',
  'text search',
  'table',
  'foreign table',
  'column',
  'constraint',
  'index',
  'statistics',
  'view',
  'materialized view',
  'rule',
  'trigger',
  'policy',
  'publication',
  'event trigger',
  'security label',
  'default privileges',
] as const;
export const ObjectKind = z.enum(OBJECT_KINDS);
export type ObjectKind = z.infer<typeof ObjectKind>;

/** What Postgres says about an object, as it prints it; a missing property reads as null. */
export type ObjectProperties = Readonly<Record<string, string | null>>;

/** One object of a database, free of OIDs so that two databases can be compared. */
export interface CatalogObject {
  readonly kind: ObjectKind;
  /** Quoted and schema-qualified, unique within its kind: `public.users`, `public.users.email`, `public.f(integer)`. */
  readonly name: string;
  /** Name of the relation, type or schema it goes away with, or null. */
  readonly parent: string | null;
  readonly properties: ObjectProperties;
}
