import { constant, sql } from '../postgres/sql';
import { isId } from './migrations';
import { query, type StateClient } from './query';

/** A link for reviewers as the operator sees it: the token itself is nowhere stored. */
export interface ShareLink {
  readonly id: string;
  readonly migrationId: string;
  readonly label: string;
  readonly reportDigest: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** By the clock of the state database, as everything that expires: instances may disagree about the time. */
  readonly isExpired: boolean;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
  readonly openedCount: number;
  readonly lastOpenedAt: Date | null;
}

export interface SharedSnapshot extends ShareLink {
  readonly snapshot: string;
  readonly seal: Buffer;
}

const COLUMNS = constant`id, migration_id as "migrationId", label, report_digest as "reportDigest",
  created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
  expires_at <= clock_timestamp() as "isExpired", revoked_at as "revokedAt",
  revoked_by as "revokedBy", opened_count as "openedCount", last_opened_at as "lastOpenedAt"`;

/** Links of a migration, newest first, without their snapshots. */
export async function listShareLinks(migrationId: string): Promise<ShareLink[]> {
  return query<ShareLink>(
    sql`select ${COLUMNS} from share_link where migration_id = ${migrationId} order by created_at desc`,
  );
}

export async function insertShareLink(
  client: StateClient,
  input: Pick<SharedSnapshot, 'migrationId' | 'label' | 'reportDigest' | 'snapshot' | 'seal'> & {
    tokenHash: Buffer;
    /** How long it works. */
    days: number;
    by: string;
  },
): Promise<ShareLink> {
  const [row] = await client.query<ShareLink>(sql`
    insert into share_link (migration_id, token_hash, label, snapshot, seal, report_digest, created_by, expires_at)
    values (${input.migrationId}, ${input.tokenHash}, ${input.label}, ${input.snapshot}, ${input.seal},
      ${input.reportDigest}, ${input.by}, clock_timestamp() + ${input.days} * interval '1 day')
    returning ${COLUMNS}`);
  if (!row) throw new Error('insert into share_link returned no row');
  return row;
}

/** The link with its snapshot, whatever its state, or null. */
export async function findShareLink(tokenHash: Buffer): Promise<SharedSnapshot | null> {
  const [row] = await query<SharedSnapshot>(
    sql`select ${COLUMNS}, snapshot, seal from share_link where token_hash = ${tokenHash}`,
  );
  return row ?? null;
}

/** Counts one visit, and wakes whoever looks at the migration. */
export async function noteOpened(id: string): Promise<void> {
  await query(sql`
    update share_link set opened_count = opened_count + 1, last_opened_at = clock_timestamp() where id = ${id}
    returning pg_notify('migration', migration_id::text)`);
}

/** Closes a link at once; false when it is not there or closed already. */
export async function revokeShareLink(
  client: StateClient,
  migrationId: string,
  id: string,
  by: string,
): Promise<boolean> {
  if (!isId(id)) return false;
  const rows = await client.query<{ id: string }>(sql`
    update share_link set revoked_at = clock_timestamp(), revoked_by = ${by}
    where id = ${id} and migration_id = ${migrationId} and revoked_at is null returning id`);
  return rows.length > 0;
}
