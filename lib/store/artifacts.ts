import { createHash } from 'node:crypto';
import type { ArtifactRef } from '../plan/step-context';
import { sql } from '../postgres/sql';
import { isId } from './migrations';
import { query } from './query';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface StoredArtifact extends ArtifactRef {
  readonly runId: string | null;
  readonly createdAt: Date;
}

const toRef = (row: Row): ArtifactRef => {
  return { id: row.id, name: row.name, mediaType: row.media_type, bytes: row.bytes, sha256: row.sha256 };
};

/** Stores a file with its SHA-256. The content must be redacted already. */
export async function insertArtifact(input: {
  migrationId: string;
  runId: string | null;
  name: string;
  mediaType: string;
  content: Uint8Array;
}): Promise<ArtifactRef> {
  const content = Buffer.from(input.content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const [row] = await query<Row>(sql`
    insert into artifact (migration_id, run_id, name, media_type, bytes, sha256, content)
    values (${input.migrationId}, ${input.runId}, ${input.name}, ${input.mediaType}, ${content.length}, ${sha256}, ${content})
    returning id, name, media_type, bytes, sha256`);
  if (!row) throw new Error('insert into artifact returned no row');
  return toRef(row);
}

/** A file with its content, or null. */
export async function findArtifact(
  id: string,
): Promise<(ArtifactRef & { readonly migrationId: string; readonly content: Buffer }) | null> {
  if (!isId(id)) return null;
  const [row] = await query<Row & { migration_id: string; content: Buffer }>(
    sql`select * from artifact where id = ${id}`,
  );
  return row ? { ...toRef(row), migrationId: row.migration_id, content: row.content } : null;
}

/** The files of a migration, newest first, without their content. */
export async function listArtifacts(migrationId: string): Promise<StoredArtifact[]> {
  const rows = await query<Row & { run_id: string | null; created_at: Date }>(sql`
    select id, name, media_type, bytes, sha256, run_id, created_at from artifact
    where migration_id = ${migrationId} order by created_at desc`);
  return rows.map((row) => ({ ...toRef(row), runId: row.run_id, createdAt: row.created_at }));
}
