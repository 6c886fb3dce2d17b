import type pg from 'pg';
import type { Credentials } from '../address/endpoint';
import { literal } from '../sql';
import { type ClientOptions, withPgClient } from '../with-client';
import { PROGRESS } from './follow-journal';
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
  // Who is gone without a word does not hold the slot for hours, also where wal_sender_timeout is 0.
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=3',
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
}

/** How a server stands, for whoever wants to stream from a slot of it. */
export interface OriginStand {
  readonly slot: SlotState | null;
  /** `wal_sender_timeout` in ms; 0 for none. */
  readonly senderTimeout: number;
  /** `server_version_num`. */
  readonly version: number;
  /** The server's process of this session. */
  readonly pid: number;
  /** Something is followed into this server, or was. */
  readonly hasJournal: boolean;
}

/** A connection that speaks the replication protocol; it makes and drops slots and streams their changes. */
export interface ReplicationClient {
  identify(): Promise<SystemIdentity>;
  /** Waits for every transaction that is open on the server. The snapshot lives as long as nothing else is asked here. */
  createSlot(name: string, options: { readonly isTemporary: boolean }): Promise<MadeSlot>;
  slot(name: string): Promise<SlotState | null>;
  /** A slot and everything else that a stream from it depends on, in one question. */
  stand(slot: string): Promise<OriginStand>;
  /** Slots that are followed into this server, by its journal. */
  followedSlots(): Promise<string[]>;
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

type SlotRow = Omit<SlotState, 'confirmed'> & { readonly confirmed: string | null };

/** Of `s`. */
const SLOT = `pg_catalog.json_build_object('name', s.slot_name, 'database', s.database, 'plugin', s.plugin,
       'isActive', s.active, 'confirmed', s.confirmed_flush_lsn::pg_catalog.text,
       'walStatus', pg_catalog.to_jsonb(s) operator(pg_catalog.->>) 'wal_status')`;
const fromSlot = (name: string) =>
  `from pg_catalog.pg_replication_slots s where s.slot_name operator(pg_catalog.=) ${literal(name).fragment}`;

const slotOf = (row: SlotRow | null | undefined): SlotState | null =>
  row ? { ...row, confirmed: row.confirmed === null ? null : parseLsn(row.confirmed) } : null;

async function slotState(client: pg.Client, name: string): Promise<SlotState | null> {
  const { rows } = await client.query<{ state: SlotRow }>(`select ${SLOT} as state ${fromSlot(name)}`);
  return slotOf(rows[0]?.state);
}

async function originStand(client: pg.Client, slot: string): Promise<OriginStand> {
  const { rows } = await client.query<Omit<OriginStand, 'slot'> & { readonly slot: SlotRow | null }>(
    `select (select ${SLOT} ${fromSlot(slot)}) as slot,
       coalesce((select setting from pg_catalog.pg_settings
         where name operator(pg_catalog.=) 'wal_sender_timeout'), '0')::pg_catalog.int4 as "senderTimeout",
       pg_catalog.current_setting('server_version_num')::pg_catalog.int4 as version,
       pg_catalog.pg_backend_pid() as pid,
       pg_catalog.to_regclass('${PROGRESS.fragment}') is not null as "hasJournal"`,
  );
  const [row] = rows;
  if (!row) throw new Error('the server gave no answer');
  return { ...row, slot: slotOf(row.slot) };
}

async function followedSlots(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ slot: string }>(`select slot from ${PROGRESS.fragment}`);
  return rows.map(({ slot }) => slot);
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
      stand: (slot) => originStand(client, slot),
      followedSlots: () => followedSlots(client),
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
