import type { Sql } from '../sql';
import type { ObjectKind } from './catalog-object';

export interface CatalogRow {
  readonly kind: ObjectKind;
  readonly name: string;
  readonly parent: string | null;
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
}

/** One set-based query over pg_catalog; it selects the columns of `CatalogRow`, and asks the server version. */
export type CatalogQuery = (schemas: readonly string[], serverVersion: number) => Sql;
