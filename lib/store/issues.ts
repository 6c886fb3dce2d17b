import { constant, sql } from '../postgres/sql';
import { isId } from './migrations';
import { query, type StateClient } from './query';

export const ISSUE_STATUSES = ['OPEN', 'MITIGATED', 'RESOLVED'] as const;
export type IssueStatus = (typeof ISSUE_STATUSES)[number];

/** Something that went wrong on the way, as people describe it. */
export interface Issue {
  readonly id: string;
  readonly number: number;
  /** The failed run it came from, if it came from one. */
  readonly runId: string | null;
  readonly title: string;
  readonly description: string;
  readonly status: IssueStatus;
  /** How it was resolved or mitigated. */
  readonly how: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly updatedBy: string;
  readonly updatedAt: Date;
  readonly version: number;
}

export type IssueText = Pick<Issue, 'title' | 'description' | 'status' | 'how'>;

const COLUMNS = constant`id, number, run_id as "runId", title, description, status, how, opened_by as "openedBy",
  opened_at as "openedAt", updated_by as "updatedBy", updated_at as "updatedAt", version`;

/** Issues of a migration by number. */
export async function listIssues(migrationId: string): Promise<Issue[]> {
  return query<Issue>(sql`select ${COLUMNS} from issue where migration_id = ${migrationId} order by number`);
}

/** Opens an issue with the next number; null when the run has one already. */
export async function insertIssue(
  client: StateClient,
  input: IssueText & { migrationId: string; runId: string | null; by: string },
): Promise<Issue | null> {
  await client.query(sql`select id from migration where id = ${input.migrationId} for update`);
  const rows = await client.query<Issue>(sql`
    insert into issue (migration_id, number, run_id, title, description, status, how, opened_by, updated_by)
    select ${input.migrationId}, coalesce(max(number), 0) + 1, ${input.runId}::uuid, ${input.title},
      ${input.description}, ${input.status}, ${input.how}, ${input.by}, ${input.by}
    from issue where migration_id = ${input.migrationId}
    on conflict do nothing returning ${COLUMNS}`);
  return rows[0] ?? null;
}

/** Changes an issue that still has the version the editor saw; null when somebody was faster, or it is not there. */
export async function updateIssue(
  client: StateClient,
  input: IssueText & { migrationId: string; id: string; version: number; by: string },
): Promise<Issue | null> {
  if (!isId(input.id)) return null;
  const rows = await client.query<Issue>(sql`
    update issue set title = ${input.title}, description = ${input.description}, status = ${input.status},
      how = ${input.how}, updated_by = ${input.by}, updated_at = clock_timestamp(), version = version + 1
    where id = ${input.id} and migration_id = ${input.migrationId} and version = ${input.version}
    returning ${COLUMNS}`);
  return rows[0] ?? null;
}
