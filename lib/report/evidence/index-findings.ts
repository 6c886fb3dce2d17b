import type { SchemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';

/** Rules of the schema's lint that are about indexes. */
export const INDEX_RULES = ['redundant-index', 'foreign-key-without-index'] as const;
export type IndexRule = (typeof INDEX_RULES)[number];

export interface IndexFindings {
  readonly rule: IndexRule;
  /** What the file calls them. */
  readonly objects: readonly string[];
  /** The evidence keeps only the beginning of a long list of findings: there may be more. */
  readonly isCut: boolean;
}

/** What the dry run's lint said about indexes, one entry for each rule that found something. */
export function readIndexFindings(preview: Pick<SchemaPreviewEvidence, 'findings'> | null): IndexFindings[] {
  if (!preview) return [];
  const { findings } = preview;
  const isCut = findings.first.length < findings.count;
  return INDEX_RULES.flatMap((rule) => {
    const objects = findings.first.filter((entry) => entry.rule === rule).map(({ object }) => object);
    return objects.length > 0 ? [{ rule, objects: [...new Set(objects)], isCut }] : [];
  });
}
