/** How one catalog is read into the ledger. `$recorded` stands for the OIDs of the schemas that the record
 * has, `$relations` for those of the relations that somebody made in others. */
export interface LedgerClass {
  readonly class: string;
  /** Name column or expression over alias `c`. */
  readonly name?: string;
  readonly acl?: string;
  readonly owner?: string;
  readonly state?: string;
  readonly where?: string;
  readonly oid?: string;
  readonly sub?: string;
  readonly from?: string;
  /** `server_version_num` from which on the catalog, or a column that is read, is there. */
  readonly since?: number;
  /** The first version that reads it otherwise. */
  readonly until?: number;
}

/** OIDs below are of Postgres itself. */
export const OWN = 'c.oid >= 16384';
export const outside = (schema: string) => `not (${schema} = any($recorded))`;
export const row = 'c::text';

/** Neither of an extension nor part of something else: that comes and goes with what it is of. */
export const apart = (of: string, oid = 'c.oid') =>
  `not exists (select from pg_catalog.pg_depend part where part.classid = 'pg_catalog.${of}'::pg_catalog.regclass
    and part.objid = ${oid} and part.objsubid = 0 and part.deptype in ('e', 'i'))`;

/** In a schema that the record has not: the whole row, of what somebody made. */
export const elsewhere = (schema: string) => `${OWN} and ${outside(schema)}`;

/** Of a relation that somebody made in such a schema. */
export const ofRelation = (column: string) => `${column} in $relations`;
