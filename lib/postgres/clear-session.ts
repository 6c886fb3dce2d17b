/**
 * Takes away what texts from outside may have left in a session: settings, a role, locks, prepared statements, cursors, temporary
 * tables, channels. Whoever gets the session next from a pooler would read, write or wait under it. A block, since
 * poolers refuse the bare statements, and one that what cannot be taken away does not end. DISCARD ALL is no choice: it
 * needs a message of its own, and takes away the prepared statements that the pooler keeps for others.
 */
export const CLEAR_SESSION = `do $clear$
declare prepared pg_catalog.name;
begin
  reset session authorization;
  reset role;
  reset all;
  perform pg_catalog.pg_advisory_unlock_all();
  begin
    for prepared in select p.name from pg_catalog.pg_prepared_statements p where p.from_sql loop
      execute pg_catalog.format('deallocate %I', prepared);
    end loop;
    execute 'close all';
    execute 'unlisten *';
    execute 'discard temp';
  exception when others then null;
  end;
end $clear$`;
