import { sql } from '../postgres/sql';
import { query } from './query';

/** Takes a piece of news to tell it; false when it was taken before, here or by another instance. */
export async function takeNews(migrationId: string, ref: string): Promise<boolean> {
  const rows = await query(sql`
    insert into notification (migration_id, ref) values (${migrationId}, ${ref})
    on conflict do nothing returning 1 as one`);
  return rows.length > 0;
}

/** Migrations that are to tell somebody: those with a webhook, not archived. */
export async function listTelling(): Promise<string[]> {
  const rows = await query<{ id: string }>(sql`
    select s.migration_id as id from secret s join migration m on m.id = s.migration_id
    where s.name = 'notify.webhook' and m.archived_at is null`);
  return rows.map(({ id }) => id);
}
