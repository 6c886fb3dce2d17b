import { constant, sql } from '../postgres/sql';
import { notify, query, type StateClient } from './query';

export const REVIEW_VERDICTS = ['approve', 'request-changes'] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

/** What a reviewer said of a shared report. */
export interface Review {
  readonly id: string;
  readonly shareLinkId: string;
  readonly verdict: ReviewVerdict;
  readonly name: string;
  readonly comment: string;
  /** Digest of the report that was reviewed. */
  readonly reportDigest: string;
  readonly at: Date;
}

const COLUMNS = constant`id, share_link_id as "shareLinkId", verdict, name, comment,
  report_digest as "reportDigest", at`;

/** Reviews of a migration, oldest first. */
export async function listReviews(migrationId: string): Promise<Review[]> {
  return query<Review>(sql`select ${COLUMNS} from review where migration_id = ${migrationId} order by id`);
}

/**
 * Adds a review, only while its link is open at this very moment, and wakes whoever watches the migration; null
 * when the link was closed or ran out meanwhile.
 */
export async function insertReview(
  client: StateClient,
  input: { migrationId: string } & Pick<
    Review,
    'shareLinkId' | 'verdict' | 'name' | 'comment' | 'reportDigest'
  >,
): Promise<Review | null> {
  const [row] = await client.query<Review>(sql`
    insert into review (share_link_id, migration_id, verdict, name, comment, report_digest)
    select id, migration_id, ${input.verdict}, ${input.name}, ${input.comment}, ${input.reportDigest}
    from share_link where id = ${input.shareLinkId} and revoked_at is null and expires_at > clock_timestamp()
    for share
    returning ${COLUMNS}`);
  if (row) await notify(client, 'migration', input.migrationId);
  return row ?? null;
}
