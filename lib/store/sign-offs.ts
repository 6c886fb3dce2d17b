import type { PhaseId } from '../plan/outline';
import { constant, sql } from '../postgres/sql';
import { query, type StateClient } from './query';

/** A signature under a phase. Signatures are only ever added. */
export interface SignOff {
  readonly id: string;
  readonly phase: PhaseId;
  readonly name: string;
  readonly note: string;
  /** SHA-256 of what was signed, from `signBasis`. */
  readonly basis: string;
  /** The account that signed. */
  readonly by: string;
  readonly at: Date;
}

const COLUMNS = constant`id, phase, name, note, basis, signed_by as by, at`;

/** Every signature of a migration, oldest first. */
export async function listSignOffs(migrationId: string): Promise<SignOff[]> {
  return query<SignOff>(sql`select ${COLUMNS} from sign_off where migration_id = ${migrationId} order by id`);
}

/**
 * Adds a signature unless the phase was signed since `lastSeen` (the id of the newest signature the signer saw, or
 * null); then it gives that newer one back. Signers of one migration wait for each other, so that two at once
 * cannot both believe they were first.
 */
export async function insertSignOff(
  client: StateClient,
  input: { migrationId: string; lastSeen: string | null } & Pick<
    SignOff,
    'phase' | 'name' | 'note' | 'basis' | 'by'
  >,
): Promise<{ readonly signed: SignOff } | { readonly newer: SignOff }> {
  await client.query(sql`select id from migration where id = ${input.migrationId} for update`);
  const [newest] = await client.query<SignOff>(sql`
    select ${COLUMNS} from sign_off where migration_id = ${input.migrationId} and phase = ${input.phase}
    order by id desc limit 1`);
  if (newest && newest.id !== input.lastSeen) return { newer: newest };
  const [signed] = await client.query<SignOff>(sql`
    insert into sign_off (migration_id, phase, name, note, basis, signed_by)
    values (${input.migrationId}, ${input.phase}, ${input.name}, ${input.note}, ${input.basis}, ${input.by})
    returning ${COLUMNS}`);
  if (!signed) throw new Error('insert into sign_off returned no row');
  return { signed };
}
