/**
 * Said first in a session: no function, operator or type that somebody made in a schema of the database may stand in for one
 * of the catalog, with the rights of who reads, whatever path the role or the database sets.
 */
export const ONLY_CATALOG = 'set search_path = pg_catalog, pg_temp';

/** The same for the rest of a transaction. */
export const ONLY_CATALOG_HERE = 'set local search_path = pg_catalog, pg_temp';
