import { sql } from '../../postgres/sql';
import { query } from '../query';

/**
 * Writes the tables that hold sealed bytes anew, without the rows that were deleted: those stay in a table's file
 * otherwise. VACUUM FULL would keep them while anybody on the server has an older transaction open; a change of type
 * copies what is visible now and nothing else. The tables are small, and locked for that moment.
 */
export async function rewriteSealed(): Promise<void> {
  await query(sql`alter table secret alter column sealed type bytea using sealed || ''::bytea`);
  await query(sql`alter table run alter column sealed_input type bytea using sealed_input || ''::bytea`);
}
