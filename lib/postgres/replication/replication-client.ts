import type pg from 'pg';
import type { Credentials } from '../address/endpoint';
import { literal } from '../sql';
import { type ClientOptions, withPgClient } from '../with-client';
import { parseLsn } from './lsn';
import { ReplicationStream, type StreamStart } from './replication-stream';
import type { StreamFrame } from './stream-frame';

/** How the source prints values, as in `PINS`; no role or database may change it. */
const OPTIONS = [
  'client_encoding=UTF8',
  'TimeZone=UTC',
  'DateStyle=ISO,MDY',
  'IntervalStyle=postgres',
  'extra_float_digits=3',
  'bytea_output=hex',
  'xmlbinary=base64',
  'lc_monetary=C',
  'statement_timeout=0',
  'lock_timeout=0',
  'idle_in_transaction_session_timeout=0',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

/** Which server this is, and of which life: a restored copy has the same number on another timeline. */
export interface SystemIdentity {
  readonly system: string;
  readonly timeline: number;
  readonly walEnd: bigint;
}

export interface MadeSlot {
  readonly name: string;
  /** Everything committed before is in the snapshot, everything after comes through the slot. */
  readonly lsn: bigint;
  readonly snapshot: string;
}

/** How a slot stands, by the server's own words. */
export interface SlotState {
  readonly name: string;
  readonly database: string | null;
  readonly plugin: string | null;
  readonly isActive: boolean;
  readonly confirmed: bigint | null;
  /** `reserved`, `extended`, `unreserved`, `lost`; null before 13. */
  readonly walStatus: string | null;
  /** Bytes of WAL that it keeps on the source's disk. */
  readonly heldBytes: number;
}

/** A connection that speaks the replication protocol; it makes and drops slots and streams their changes. */
export interface ReplicationClient {
  identify(): Promise<SystemIdentity>;
  /** Waits for every transaction that is open on the server. The snapshot lives as long as nothing else is asked here. */
  createSlot(name: string, options: { readonly isTemporary: boolean }): Promise<MadeSlot>;
  slot(name: string): Promise<SlotState | null>;
  /** A setting of the server in its base unit (ms for times); empty for one that it does not know. */
  setting(name: string): Promise<string>;
  stream(start: StreamStart, listen: (frame: StreamFrame) => void): Promise<ReplicationStream>;
}

async function identify(client: pg.Client): Promise<SystemIdentity> {
  const { rows } = await client.query<{ systemid: string; timeline: number; xlogpos: string }>(
    'IDENTIFY_SYSTEM',
  );
  const [row] = rows;
  if (!row) throw new Error('the server does not say who it is');
  return { system: row.systemid, timeline: Number(row.timeline), walEnd: parseLsn(row.xlogpos) };
}

async function createSlot(client: pg.Client, name: string, isTemporary: boolean): Promise<MadeSlot> {
  const temporary = isTemporary ? ' TEMPORARY' : '';
  // The form with SNAPSHOT 'export' is a syntax error before 15; this one works on all versions.
  const { rows } = await client.query<{ consistent_point: string; snapshot_name: string }>(
    `CREATE_REPLICATION_SLOT "${name.replaceAll('"', '""')}"${temporary} LOGICAL pgoutput EXPORT_SNAPSHOT`,
  );
  const [row] = rows;
  if (!row) throw new Error('the server made no slot');
  return { name, lsn: parseLsn(row.consistent_point), snapshot: row.snapshot_name };
}

async function slotState(client: pg.Client, name: string): Promise<SlotState | null> {
  const { rows } = await client.query<{ state: Omit<SlotState, 'confirmed'> & { confirmed: string | null } }>(
    `select pg_catalog.json_build_object('name', s.slot_name, 'database', s.database, 'plugin', s.plugin,
       'isActive', s.active, 'confirmed', s.confirmed_flush_lsn::pg_catalog.text,
       'walStatus', pg_catalog.to_jsonb(s) operator(pg_catalog.->>) 'wal_status',
       'heldBytes', coalesce(pg_catalog.pg_current_wal_lsn() operator(pg_catalog.-) s.restart_lsn, 0)) as state
     from pg_catalog.pg_replication_slots s where s.slot_name operator(pg_catalog.=) ${literal(name).fragment}`,
  );
  const state = rows[0]?.state;
  return state ? { ...state, confirmed: state.confirmed === null ? null : parseLsn(state.confirmed) } : null;
}

/** Opens a replication connection to a database, hands it over and closes it. It never passes a pooler. */
export function withReplication<T>(
  credentials: Credentials,
  options: Omit<ClientOptions, 'replication'>,
  use: (client: ReplicationClient) => Promise<T>,
): Promise<T> {
  return withPgClient(credentials, { ...options, replication: { options: OPTIONS } }, (client) =>
    use({
      identify: () => identify(client),
      createSlot: (name, { isTemporary }) => createSlot(client, name, isTemporary),
      slot: (name) => slotState(client, name),
      setting: async (name) => {
        const { rows } = await client.query<{ value: string }>(
          `select setting as value from pg_catalog.pg_settings where name operator(pg_catalog.=) ${literal(name).fragment}`,
        );
        return rows[0]?.value ?? '';
      },
      stream: (start, listen) => ReplicationStream.start(client, start, listen),
    }),
  );
}

/** True when this way in answers in the replication protocol to a role that may use it; a pooler never does. */
export async function speaksReplication(credentials: Credentials, signal: AbortSignal): Promise<boolean> {
  try {
    await withReplication(credentials, { signal, applicationName: 'mudanza preview' }, (client) =>
      client.identify(),
    );
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
