import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { openWorkspace, resolveInside } from '../../backend/files/workspace';
import { SCHEMA_ORIGINS } from '../../plan/evidence/schema-preview-evidence';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { refuseSecrets } from '../../platform/vault/refuse-secrets';
import { PRACTICE_ROWS_DDL, PRACTICE_SCHEMA } from '../../servers/practice/practice-rows';
import { readSchemaText } from './read-schema-text';
import { takeFromSource } from './take-from-source';

export const SchemaInput = z.object({
  origin: z.enum(SCHEMA_ORIGINS).default('default'),
  /** The schema itself, for `pasted`. */
  text: z.string().optional(),
  /** An uploaded file: its artifact’s id, or its text. */
  file: z.string().optional(),
  /** Path below the backend’s folder, for `workspace`. */
  path: z.string().optional(),
});
export type SchemaInput = z.infer<typeof SchemaInput>;

/** The shipped schema; the working folder of the product is its root. */
export const DEFAULT_SCHEMA = join('sql', 'schema.sql');

const ARTIFACT_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

async function fromWorkspace(ctx: StepContext, path: string): Promise<Uint8Array> {
  const folder = ctx.migration.settings.workspace;
  if (!folder || path === '') throw new MudanzaError('MUD-328', { params: { path } });
  try {
    return await readFile(resolveInside(openWorkspace(folder), path));
  } catch (cause) {
    throw new MudanzaError('MUD-328', { params: { path }, cause });
  }
}

/**
 * The text of the schema an operator chose, whatever it comes from. Throws MUD-301 to MUD-303 for what is no
 * text, MUD-324 to MUD-327 when it cannot be taken from the source, MUD-328 for a path that leads nowhere or
 * out of the backend’s folder, MUD-830 when it holds a password or a key: schemas are kept and shown in plain.
 */
export async function loadSchema(ctx: StepContext, input: SchemaInput): Promise<string> {
  const text = await textOf(ctx, input);
  await refuseSecrets([{ field: input.origin, text, place: 'sql' }]);
  return text;
}

/** In a practice with rows to copy the hotel platform is part of the schema that is moved. */
function withPractice({ migration: { kind, settings } }: StepContext, text: string): string {
  const hasRows = kind === 'practice' && settings.schemas.includes(PRACTICE_SCHEMA);
  return hasRows ? `${text}\n${PRACTICE_ROWS_DDL}` : text;
}

async function textOf(ctx: StepContext, input: SchemaInput): Promise<string> {
  switch (input.origin) {
    case 'default':
      return withPractice(ctx, readSchemaText(await readFile(DEFAULT_SCHEMA)));
    case 'pasted':
      return readSchemaText(input.text ?? '');
    case 'file': {
      const file = input.file ?? input.text ?? '';
      return readSchemaText(ARTIFACT_ID.test(file) ? await ctx.readArtifact(file) : file);
    }
    case 'workspace':
      return readSchemaText(await fromWorkspace(ctx, input.path ?? ''));
    case 'source':
      return readSchemaText(await takeFromSource(ctx));
  }
}
