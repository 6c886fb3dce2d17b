/** Roles that whoever holds the public key, or any account of the project, acts as. */
export const PUBLIC_ROLES = ['anon', 'authenticated'] as const;
export type PublicRole = (typeof PUBLIC_ROLES)[number];

export const OPERATIONS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface RelationExposure {
  /** Quoted and qualified. */
  readonly name: string;
  readonly kind: 'table' | 'view' | 'materialized view' | 'foreign table';
  readonly rowSecurity: boolean;
  /** What each role may really do: USAGE of the schema, a grant, and no row security or a policy that lets it. */
  readonly can: Readonly<Record<PublicRole, readonly Operation[]>>;
  /** What each role was granted, whatever row security then allows. */
  readonly granted: Readonly<Record<PublicRole, readonly Operation[]>>;
  /** True for a view that reads with the rights of whoever asks: it shows what its tables show. */
  readonly isInvokerView: boolean;
}

export interface FunctionExposure {
  readonly name: string;
  readonly roles: readonly PublicRole[];
  readonly hasSearchPath: boolean;
}

export interface Exposure {
  /** False on a server that has no role anon and authenticated: it is not laid out like a Supabase project. */
  readonly hasPublicRoles: boolean;
  readonly relations: readonly RelationExposure[];
  /** SECURITY DEFINER functions that a public role may call: they act with their owner’s rights. */
  readonly functions: readonly FunctionExposure[];
  /** Default privileges that would open the next table or function: `tables in public to anon`. */
  readonly defaults: readonly string[];
}

/** Relations that the public key or any account can read or write. */
export function openRelations({ relations }: Exposure): RelationExposure[] {
  return relations.filter(({ can }) => PUBLIC_ROLES.some((role) => can[role].length > 0));
}
