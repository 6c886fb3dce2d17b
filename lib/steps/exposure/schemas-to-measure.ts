import { exposureEvidence } from '../../plan/evidence/exposure-evidence';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import type { StepContext } from '../../plan/step-context';
import { openRelations } from './exposure';

/** The schema of a quoted and qualified name. */
function schemaOf(name: string): string {
  const [, quoted, plain = ''] = /^(?:"((?:[^"]|"")*)"|([^.]*))\./.exec(name) ?? [];
  return quoted === undefined ? plain : quoted.replaceAll('""', '"');
}

/**
 * The schemas of the migration and those of the deployed file, and with them every one in which the last run left something
 * open: choosing fewer must not silence it.
 */
export async function schemasToMeasure(ctx: StepContext): Promise<string[]> {
  const deployed = (await ctx.evidenceOf(schemaPreviewEvidence))?.schemas ?? [];
  const last = exposureEvidence.read((await ctx.standingRuns('exposure')).at(-1)?.evidence);
  const open = last ? openRelations(last.after).map(({ name }) => schemaOf(name)) : [];
  return [...new Set([...ctx.migration.settings.schemas, ...deployed, ...open])].sort();
}
