import { z } from 'zod';
import type { SchemaSection } from './section-schemas';

const Deploy = z.object({
  sha256: z.string().nullable().default(null),
  statements: z.number().int().nullable().default(null),
  created: z.record(z.string(), z.number().int()).default({}),
});

const Comparison = z.object({
  objects: z.number().int(),
  differences: z.object({ count: z.number().int() }),
});
const Verify = z.object({
  sha256: z.string().nullable().default(null),
  fileToTarget: Comparison.nullable().default(null),
  sourceToTarget: Comparison.nullable().default(null),
  triggers: z.array(z.object({ state: z.string() })).default([]),
});

const Crud = z.object({ tables: z.array(z.object({ table: z.string() })).default([]) });

/** The schema as it was deployed and compared; null when neither step has evidence that can be read. */
export function readSchema(
  deployments: readonly unknown[],
  verify: unknown,
  crud: unknown,
): SchemaSection | null {
  const all = deployments.flatMap((evidence) => Deploy.safeParse(evidence).data ?? []);
  const deployed = all.at(-1) ?? null;
  const made = all.findLast(({ created }) => Object.keys(created).length > 0)?.created ?? {};
  const verified = Verify.safeParse(verify).data ?? null;
  if (!deployed && !verified) return null;
  return {
    statements: deployed?.statements ?? null,
    created: Object.entries(made).map(([kind, count]) => ({ kind, count })),
    objects: verified?.fileToTarget?.objects ?? null,
    differences: verified?.fileToTarget?.differences.count ?? null,
    sourceDifferences: verified?.sourceToTarget?.differences.count ?? null,
    triggersProved: (verified?.triggers ?? []).filter(({ state }) => state === 'proved').length,
    // A table that was tried through both doors is one table.
    tableNames: [...new Set((Crud.safeParse(crud).data?.tables ?? []).map(({ table }) => table))],
    fileSha256: verified?.sha256 ?? deployed?.sha256 ?? null,
  };
}
