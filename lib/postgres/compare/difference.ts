import { z } from 'zod';
import { ObjectKind } from '../catalog/catalog-object';

export const PropertyDifference = z.object({
  name: z.string(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
});
export type PropertyDifference = z.infer<typeof PropertyDifference>;

/** One way in which a database is not what was expected; free of functions so that it can be stored. */
export const Difference = z.object({
  change: z.enum(['missing', 'different', 'extra', 'renamed']),
  kind: ObjectKind,
  name: z.string(),
  parent: z.string().nullable(),
  /** `fail`: the backend may break or data may be exposed; `warn`: should be looked at; `note`: for the record. */
  weight: z.enum(['fail', 'warn', 'note']),
  /** For `different`: each property that is not the same. For `renamed`: the two names. */
  properties: z.array(PropertyDifference).readonly(),
  /** Columns, constraints, indexes … of a missing or extra object, which are not listed one by one. */
  contained: z.number(),
});
export type Difference = z.infer<typeof Difference>;

/**
 * What a mend does to what is in the tables, so that nobody runs it unwarned: `loses-rows` takes a table or a
 * column away with what is in it, `changes-values` writes values anew, `needs-values` leaves a step to do by hand.
 */
export const MendHazard = z.enum(['loses-rows', 'changes-values', 'needs-values']);
export type MendHazard = z.infer<typeof MendHazard>;
