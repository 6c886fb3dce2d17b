import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { say } from '../../i18n/message';
import {
  type SchemaPreviewEvidence,
  schemaPreviewEvidence,
} from '../../plan/evidence/schema-preview-evidence';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Catalog } from '../../postgres/catalog/catalog';
import { unpackCatalog } from '../../postgres/catalog/catalog-file';
import type { SchemaStatement } from './schema-statement';
import { scriptOf } from './script-of';

export interface Previewed {
  readonly evidence: SchemaPreviewEvidence;
  readonly statements: readonly SchemaStatement[];
  readonly schemas: readonly string[];
  /** What the schema builds; null when the scratch server could not build it. */
  readonly expected: Catalog | null;
}

/**
 * The schema as it was previewed. Throws MUD-005 when no preview has passed, MUD-316 when the stored file or
 * its statements are not the ones the preview was about.
 */
export async function readPreviewed(ctx: StepContext): Promise<Previewed> {
  const evidence = await ctx.evidenceOf(schemaPreviewEvidence);
  if (!evidence) throw new MudanzaError('MUD-005', { params: { step: 'schema.preview' } });
  const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');
  if (sha256(await ctx.readArtifact(evidence.file.id)) !== evidence.file.sha256)
    throw new MudanzaError('MUD-316');
  const packed = await ctx.readArtifact(evidence.statementsFile.id);
  const statements: SchemaStatement[] = JSON.parse(gunzipSync(packed).toString('utf8'));
  if (sha256(scriptOf(statements)) !== evidence.file.sha256) throw new MudanzaError('MUD-316');
  const expected = evidence.catalog ? unpackCatalog(await ctx.readArtifact(evidence.catalog.id)) : null;
  const params = { sha256: evidence.file.sha256, count: statements.length };
  ctx.log('debug', say('schema.log.previewed', params));
  return { evidence, statements, schemas: evidence.schemas, expected };
}
