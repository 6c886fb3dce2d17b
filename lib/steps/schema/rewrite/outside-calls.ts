import type { Node17 } from '@supabase/pg-parser/17/types';
import { nameParts } from '../ast/list-names';

/**
 * Functions whose effect no rollback takes back: another connection, another server, a file, other people's sessions, slots
 * and the log. The dry run would do them for real. Source: PostgreSQL's chapters on system administration functions, large objects,
 * dblink, adminpack, and the extensions http and pg_background.
 */
const OUTSIDE =
  /^(?:dblink(?:_connect|_connect_u|_exec|_open|_fetch|_send_query)?|lo_(?:import|export)|pg_(?:read|read_binary|stat)_file|pg_ls_\w{0,20}dir|pg_file_\w{1,20}|pg_logical_emit_message|pg_(?:create|copy)_\w{1,12}_replication_slot|pg_drop_replication_slot|pg_replication_slot_advance|pg_replication_origin_\w{1,30}|pg_(?:terminate|cancel)_backend|pg_reload_conf|pg_rotate_logfile|pg_switch_wal|pg_create_restore_point|pg_promote|pg_backup_(?:start|stop)|pg_wal_replay_(?:pause|resume)|pg_stat_reset\w{0,30}|pg_background_launch|http(?:_get|_post|_put|_patch|_delete|_head)?)$/;
/** Words of other statements, too, such as CREATE EXTENSION: only before a bracket are they a call. */
const ORDINARY: ReadonlySet<string> = new Set(['http', 'dblink']);

/** Languages in which a body may do whatever the server's own user may. */
const UNTRUSTED = /^(?:plpython\w{0,2}u|plperlu|pltclu|plsh|pljavau|plr)$/i;

/** `copy … to program`, `copy … from '/a/file'`, `create subscription`: statements within a text of PL/pgSQL. */
const STATEMENTS =
  /\b(?:copy\s[^;]{1,2000}?\s(?:to|from)\s{1,20}(?:program\b|E?'(?:[^']|'')*[/\\])|(?:create|alter)\s{1,20}subscription\b)/i;

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

/** Every function that a part of a syntax tree calls, without its schema. */
export function calledIn(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const one of value) calledIn(one, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'FuncCall') found.push(nameParts(inner.funcname).at(-1)?.toLowerCase() ?? '');
      calledIn(inner, found);
    }
  return found;
}

/** The texts that a block or a function is made of: its body, and its language. */
function textsIn(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const one of value) textsIn(one, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'sval' && typeof inner === 'string') found.push(inner);
      else textsIn(inner, found);
    }
  return found;
}

const WORD = /\b([a-z_]\w{0,62})\b"?(\s{0,9}\()?/gi;

/** Every name in the texts of a block or a function, in small letters. */
export function wordsIn(body: unknown): string[] {
  return textsIn(body).flatMap((text) => [...text.matchAll(WORD)].map(([, word = '']) => word.toLowerCase()));
}

/** Whether a body reaches outside: by a call, or where it puts statements together, by the name alone. */
export function bodyReachesOutside(body: unknown): boolean {
  if (calledIn(body).some((name) => OUTSIDE.test(name))) return true;
  return textsIn(body).some((text) => {
    if (UNTRUSTED.test(text) || STATEMENTS.test(text)) return true;
    const isDynamic = /\bexecute\b/i.test(text);
    return [...text.matchAll(WORD)].some(
      ([, word = '', bracket]) =>
        (bracket !== undefined || (isDynamic && !ORDINARY.has(word.toLowerCase()))) &&
        OUTSIDE.test(word.toLowerCase()),
    );
  });
}

/** True for a statement that runs what it calls. */
export function runsItsCalls(node: Node17): boolean {
  if ('CreateTableAsStmt' in node && node.CreateTableAsStmt.into?.skipData) return false;
  return RUNS.some((kind) => kind in node);
}

/** True for a statement that runs a function whose effect outlives a rollback. Pure. */
export function callsOutside(node: Node17): boolean {
  if ('DoStmt' in node) return bodyReachesOutside(node.DoStmt.args ?? []);
  return runsItsCalls(node) && calledIn(node).some((name) => OUTSIDE.test(name));
}

/** Whether an expression that is kept for later calls such a function. */
export const keepsOutside = (node: Node17): boolean => calledIn(node).some((name) => OUTSIDE.test(name));
