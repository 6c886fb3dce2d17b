import { sql } from '../postgres/sql';
import { query } from './query';

/**
 * A text that is another one as soon as anything that a page of the migration shows has changed: deeds, runs and what
 * became of them, reviews, visits of shared links. Cheap enough to be asked after each notice.
 */
export async function migrationRevision(migrationId: string): Promise<string> {
  const [row] = await query<{ revision: string }>(sql`
    select md5(concat_ws('/',
      (select max(id) from audit where migration_id = m.id),
      (select concat_ws('-', count(*), count(runner), count(cancel_requested_at), count(ended_at))
        from run where migration_id = m.id),
      (select count(*) from run join run_event on run_event.run_id = run.id and stream = 'lifecycle'
        where migration_id = m.id),
      (select max(id) from review where migration_id = m.id),
      (select concat_ws('-', count(*), sum(opened_count)) from share_link where migration_id = m.id),
      (select max(updated_at) from connection where migration_id = m.id),
      m.name, m.settings)) as revision
    from migration m where m.id = ${migrationId}`);
  return row?.revision ?? '';
}
