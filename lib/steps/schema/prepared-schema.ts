import type { Finding, Rewrite } from '../../plan/evidence/schema-preview-evidence';
import type { SchemaStatement } from './schema-statement';

/** A schema file as it will be run: read, rewritten and linted. */
export interface PreparedSchema {
  readonly statements: readonly SchemaStatement[];
  readonly rewrites: readonly Rewrite[];
  readonly findings: readonly Finding[];
  /** Schemas that the file names where it makes something, or `public`; the scratch build knows better. */
  readonly schemas: readonly string[];
  /** Schemas of Supabase on whose tables the file hangs triggers or policies. */
  readonly managed: readonly string[];
  /** Tables that the file makes, as `schema.name`, in `public` where it names no schema. */
  readonly tables: readonly string[];
  /** The statements as one script: what is hashed, stored and deployed. */
  readonly sql: string;
}
