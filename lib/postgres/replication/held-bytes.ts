import { constantSql, type Fragment } from '../sql';

/** Up to where a server has written its log, or, on a standby, has received it. */
const LOG_END = `(case when pg_catalog.pg_is_in_recovery()
  then coalesce(pg_catalog.pg_last_wal_receive_lsn(), pg_catalog.pg_last_wal_replay_lsn())
  else pg_catalog.pg_current_wal_insert_lsn() end)`;

/** Bytes of log that the slot `s` keeps on its server, with what is not on the disk yet; 0 where it keeps none. */
export const HELD_BYTES: Fragment = constantSql(
  `coalesce(${LOG_END} operator(pg_catalog.-) s.restart_lsn, 0)::float8`,
);
