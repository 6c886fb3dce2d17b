/**
 * Makes the server look every half second whether its client is still there, for this transaction only: a cancelled run closes
 * its socket, and without this a long statement would go on, with its locks, to its end. The setting exists from 14 on, and
 * may be set where the system can tell: on Linux always. Elsewhere nothing is changed. It is said before the search path is set, so
 * that its operator has its schema too.
 */
export const NOTICE_DROPPED_CLIENT = `case when pg_catalog.current_setting('client_connection_check_interval', true) is not null
  and pg_catalog.strpos(pg_catalog.version(), 'linux') operator(pg_catalog.>) 0
  then pg_catalog.set_config('client_connection_check_interval', '500', true) end`;
