import { z } from 'zod';
import { defineEvidence } from '../define-evidence';
export const LOCK_DOWNS = ['none', 'rls', 'revoke'] as const;

export const LockDown = z.enum(LOCK_DOWNS);

export type LockDown = z.infer<typeof LockDown>;

/** Roles that whoever holds the public key, or any account of the project, acts as. */
export const PUBLIC_ROLES = ['anon', 'authenticated'] as const;

export const PublicRole = z.enum(PUBLIC_ROLES);

export type PublicRole = z.infer<typeof PublicRole>;

export const OPERATIONS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const;

export const Operation = z.enum(OPERATIONS);

export type Operation = z.infer<typeof Operation>;

export const RelationExposure = z.object({
  /** Quoted and qualified. */
  name: z.string(),
  kind: z.enum(['table', 'view', 'materialized view', 'foreign table']),
  rowSecurity: z.boolean(),
  /** What each role may really do: USAGE of the schema, a grant, and no row security or a policy that lets it. */
  can: z.record(PublicRole, z.array(Operation).readonly()),
  /** What each role was granted, whatever row security then allows. */
  granted: z.record(PublicRole, z.array(Operation).readonly()),
  /** True for a view that reads with the rights of whoever asks: it shows what its tables show. */
  isInvokerView: z.boolean(),
});

export type RelationExposure = z.infer<typeof RelationExposure>;

export const FunctionExposure = z.object({
  name: z.string(),
  roles: z.array(PublicRole).readonly(),
  hasSearchPath: z.boolean(),
});

export type FunctionExposure = z.infer<typeof FunctionExposure>;

export const SequenceExposure = z.object({
  name: z.string(),
  /** Public roles that may read or move it. */
  roles: z.array(PublicRole).readonly(),
});

export type SequenceExposure = z.infer<typeof SequenceExposure>;

export const GRANT_KINDS = [
  'table',
  'sequence',
  'routine',
  'schema',
  'foreign server',
  'large object',
] as const;

/** What public roles hold on one object. */
export const PublicGrant = z.object({
  kind: z.enum(GRANT_KINDS),
  /** As it is written after ON: quoted and qualified, a routine with the types of its arguments. */
  name: z.string(),
  roles: z.array(PublicRole).readonly(),
  privileges: z.array(z.string()).readonly(),
});

export type PublicGrant = z.infer<typeof PublicGrant>;

export const Exposure = z.object({
  /** Every privilege of every kind that a public role holds; absent in evidence of older versions. */
  grants: z.array(PublicGrant).readonly().optional(),
  /** Sequences that a public role may use; absent in evidence of older versions. */
  sequences: z.array(SequenceExposure).readonly().optional(),
  /** False on a server that has no role anon and authenticated: it is not laid out like a Supabase project. */
  hasPublicRoles: z.boolean(),
  relations: z.array(RelationExposure).readonly(),
  /** SECURITY DEFINER functions that a public role may call: they act with their owner’s rights. */
  functions: z.array(FunctionExposure).readonly(),
  /** Default privileges that would open the next table or function: `tables in public to anon`. */
  defaults: z.array(z.string()).readonly(),
});

export type Exposure = z.infer<typeof Exposure>;

export const DataApiAnswer = z.enum(['rows', 'empty', 'refused', 'not-served', 'unclear']);

export type DataApiAnswer = z.infer<typeof DataApiAnswer>;

export const DataApiProbe = z.object({
  /** Quoted and qualified, as everywhere. */
  name: z.string(),
  answer: DataApiAnswer,
  status: z.number(),
  /** PostgREST’s or Postgres’ code, e.g. `42501` or `PGRST205`; never the rows. */
  code: z.string().nullable(),
});

export type DataApiProbe = z.infer<typeof DataApiProbe>;

export const LockDownProof = z.object({
  name: z.string(),
  /** What happened when role anon tried: refused, or let in to a table of which it sees no row. */
  anon: z.enum(['refused', 'sees-nothing']),
  /** Rows that the deploying role sees, at most one. */
  backendSees: z.boolean(),
});

export type LockDownProof = z.infer<typeof LockDownProof>;

/** What a lock-down changed of one object. */
export const LockDownChange = z.object({
  /** `kind name` in the catalog. */
  object: z.string(),
  property: z.string(),
  after: z.string().nullable(),
  /** Set where the object itself came or went, as an entry of default privileges may. */
  became: z.enum(['made', 'gone']).optional(),
});

export type LockDownChange = z.infer<typeof LockDownChange>;

/** What became of trying everything that a revoke took away, as one of the public roles. */
export const TriedAsRole = z.object({ role: PublicRole, refused: z.number(), unclear: z.number() });

export type TriedAsRole = z.infer<typeof TriedAsRole>;

export const ExposureEvidence = z.object({
  schemas: z.array(z.string()).readonly(),
  lockDown: LockDown,
  /** As it was when the step began. */
  before: Exposure,
  /** As it is now; the same as `before` without a lock-down. */
  after: Exposure,
  statements: z.array(z.string()).readonly(),
  undo: z.array(z.string()).readonly(),
  proofs: z.array(LockDownProof).readonly(),
  /** Absent but after a revoke. */
  tried: z.array(TriedAsRole).readonly().optional(),
  /** What the lock-down changed; absent in evidence of older versions. */
  changed: z.array(LockDownChange).readonly().optional(),
  /** Number of the transaction of a lock-down; absent without one. */
  transaction: z.string().optional(),
  /** Role that the backend connects as. */
  backendRole: z.string(),
  /** What the Data API itself answered; null when it was not asked. */
  dataApi: z.array(DataApiProbe).readonly().nullable(),
});

export type ExposureEvidence = z.infer<typeof ExposureEvidence>;

export const exposureEvidence = defineEvidence('exposure', ExposureEvidence);
