import type { Hazard } from '../../plan/step';
import type { ArtifactRef } from '../../plan/step-context';
import type { Difference } from '../../postgres/compare/difference';
import type { StatementTime } from '../../postgres/deploy/deploy-statement';
import type { ObjectName } from './describe-preview';
import type { Finding } from './lint/lint-rule';
import type { SchemaInput } from './load-schema';
import type { Rewrite } from './rewrite/rewrite-rule';

export interface StatementSummary {
  readonly line: number;
  readonly label: string;
  readonly hazards: readonly Hazard[];
  readonly isTransactional: boolean;
}

/** A list that may be long: its beginning and how many there are. */
export interface Listed<T> {
  readonly count: number;
  readonly first: readonly T[];
}

export interface SchemaPreviewEvidence {
  readonly origin: SchemaInput['origin'];
  /** The schema as it will be deployed, after the rewrites. */
  readonly file: ArtifactRef;
  /** The operator’s own text, before the rewrites. */
  readonly original: ArtifactRef;
  /** The statements of `file` one by one, with their lines in the original, as gzipped JSON. */
  readonly statementsFile: ArtifactRef;
  readonly statements: Listed<StatementSummary>;
  readonly schemas: readonly string[];
  readonly hazards: readonly Hazard[];
  readonly rewrites: Listed<Rewrite>;
  readonly findings: Listed<Finding>;
  /** How many of the findings are warnings. */
  readonly warnings: number;
  readonly scratch: {
    readonly isBuilt: boolean;
    readonly ms: number;
    readonly major: number;
    /** What the server said when an extension is missing in the scratch server. */
    readonly reason: string | null;
  };
  /** What the schema builds, as gzipped JSON; null when the scratch server could not build it. */
  readonly catalog: ArtifactRef | null;
  readonly target: { readonly major: number; readonly role: string; readonly through: 'session' | 'pooler' };
  readonly dryRun: {
    readonly isDone: boolean;
    readonly ms: number;
    readonly slowest: readonly StatementTime[];
    /** Statements that a rolled-back transaction cannot try. */
    readonly untried: number;
  };
  readonly isAlreadyThere: boolean;
  readonly toCreate: Listed<ObjectName>;
  readonly alreadyThere: number;
  readonly clashes: Listed<Difference>;
  /** The schema for Supabase’s SQL editor, when it is short enough to be copied; the file has it in any case. */
  readonly copyable: string | null;
}
