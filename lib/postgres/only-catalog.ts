/**
 * Said first in each session of the switch: with the rights it needs, no function or operator that somebody made in a schema of
 * the database may stand in for one of the catalog, whatever path the role or the database sets.
 */
export const ONLY_CATALOG = 'set search_path = pg_catalog, pg_temp';
