import type { CrudEvidence } from '../../plan/evidence/crud-evidence';
import type { SchemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import type { SchemaVerifyEvidence } from '../../plan/evidence/schema-verify-evidence';
import type { SchemaSection } from './section-schemas';

/** The schema as it was deployed and compared; null when neither step has evidence. */
export function readSchema(
  deployments: readonly SchemaDeployEvidence[],
  verified: SchemaVerifyEvidence | null,
  crud: CrudEvidence | null,
): SchemaSection | null {
  const deployed = deployments.at(-1) ?? null;
  const made = deployments.findLast(({ created }) => Object.keys(created).length > 0)?.created ?? {};
  if (!deployed && !verified) return null;
  return {
    statements: deployed?.statements ?? null,
    created: Object.entries(made).map(([kind, count]) => ({ kind, count })),
    objects: verified?.fileToTarget?.objects ?? null,
    differences: verified?.fileToTarget?.differences.count ?? null,
    sourceDifferences: verified?.sourceToTarget?.differences.count ?? null,
    triggersProved: (verified?.triggers ?? []).filter(({ state }) => state === 'proved').length,
    // A table that was tried through both doors is one table.
    tableNames: [...new Set((crud?.tables ?? []).map(({ table }) => table))],
    fileSha256: verified?.sha256 ?? deployed?.sha256 ?? null,
  };
}
