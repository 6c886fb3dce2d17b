import type { Node17 } from '@supabase/pg-parser/17/types';
import { nameParts } from '../ast/list-names';

/**
 * Functions whose effect no rollback takes back: another connection, another server, a file, other people's sessions, slots
 * and the log. The dry run would do them for real. Source: PostgreSQL's chapters on system administration functions, large objects,
 * dblink, adminpack, and the extensions http and pg_background.
 */
const OUTSIDE =
  /^(?:dblink(?:_connect|_connect_u|_exec|_open|_fetch|_send_query)?|lo_(?:import|export)|pg_(?:read|read_binary|stat)_file|pg_ls_\w{0,20}dir|pg_file_\w{1,20}|pg_logical_emit_message|pg_(?:create|copy)_\w{1,12}_replication_slot|pg_drop_replication_slot|pg_replication_slot_advance|pg_replication_origin_\w{1,30}|pg_(?:terminate|cancel)_backend|pg_reload_conf|pg_rotate_logfile|pg_switch_wal|pg_create_restore_point|pg_promote|pg_backup_(?:start|stop)|pg_wal_replay_(?:pause|resume)|pg_stat_reset\w{0,30}|pg_background_launch|http(?:_get|_post|_put|_patch|_delete|_head)?)$/;

/** Kinds of statements that run what they call; others only keep it for later. */
const RUNS: readonly string[] = [
  'SelectStmt',
  'InsertStmt',
  'UpdateStmt',
  'DeleteStmt',
  'MergeStmt',
  'CallStmt',
  'CreateTableAsStmt',
  'ExplainStmt',
  'DeclareCursorStmt',
  'CopyStmt',
];

function calledIn(value: unknown, found: string[]): string[] {
  if (Array.isArray(value)) for (const one of value) calledIn(one, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'FuncCall') found.push(nameParts(inner.funcname).at(-1) ?? '');
      calledIn(inner, found);
    }
  return found;
}

/** Words before a bracket in a block: what it may call, under whatever schema. */
function wordsOf(node: Node17): string[] {
  if (!('DoStmt' in node)) return [];
  const texts = JSON.stringify(node.DoStmt.args ?? []);
  return [...texts.matchAll(/\b([a-z_]{4,40})(?:\\")?(?:\s|\\[nrt]){0,9}\(/gi)].map(
    (found) => found[1]?.toLowerCase() ?? '',
  );
}

/** True for a statement that runs a function whose effect outlives a rollback. Pure. */
export function callsOutside(node: Node17): boolean {
  const called = RUNS.some((kind) => kind in node) ? calledIn(node, []) : wordsOf(node);
  return called.some((name) => OUTSIDE.test(name));
}
