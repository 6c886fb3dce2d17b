import pg from 'pg';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { sql } from '../postgres/sql';
import { isId } from './migrations';
import { query, type StateClient, stateClient } from './query';

export const ROLES = ['operator', 'reviewer'] as const;
export type Role = (typeof ROLES)[number];

export interface Operator {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** An account as the account page lists it. */
export interface OperatorAccount extends Operator {
  readonly hasPassword: boolean;
  readonly isDisabled: boolean;
  /** Until when an invitation works that nobody has used yet; null without one. */
  readonly invitedUntil: Date | null;
  readonly createdAt: Date;
}

/** The operator of the machine's owner: whoever can read the terminal of `npm start`. Made when missing. */
export async function ensureOwner(): Promise<Operator> {
  const [first] = await query<Operator>(
    sql`select id, name, role from operator where role = 'operator' and disabled_at is null order by created_at limit 1`,
  );
  return first ?? insertOperator(stateClient, 'Owner', 'operator');
}

function nameTaken(error: unknown): unknown {
  const isTaken = error instanceof pg.DatabaseError && error.constraint === 'operator_name';
  return isTaken ? new MudanzaError('MUD-803', { cause: error }) : error;
}

/** Makes an account; MUD-803 when somebody has that name already. */
export async function insertOperator(client: StateClient, name: string, role: Role): Promise<Operator> {
  try {
    const [row] = await client.query<Operator>(
      sql`insert into operator (name, role) values (${name}, ${role}) returning id, name, role`,
    );
    if (!row) throw new Error('insert into operator returned no row');
    return row;
  } catch (error) {
    throw nameTaken(error);
  }
}

/** Gives an account another name; MUD-803 when somebody has it already. */
export async function renameOperator(id: string, name: string): Promise<void> {
  try {
    await query(sql`update operator set name = ${name} where id = ${id}`);
  } catch (error) {
    throw nameTaken(error);
  }
}

/** Every account, oldest first, without its password's hash. */
export async function listOperators(): Promise<OperatorAccount[]> {
  return query<OperatorAccount>(sql`
    select id, name, role, password_hash is not null as "hasPassword", disabled_at is not null as "isDisabled",
      created_at as "createdAt", (
        select max(expires_at) from sign_in_link
        where operator_id = operator.id and purpose = 'invitation' and used_at is null and expires_at > now()
      ) as "invitedUntil" from operator order by created_at, id`);
}

export async function findOperator(id: string): Promise<OperatorAccount | null> {
  return isId(id) ? ((await listOperators()).find((row) => row.id === id) ?? null) : null;
}

/** The enabled account of a name with its hash, whatever the case of the name; null when there is none. */
export async function findByName(
  name: string,
): Promise<(Operator & { readonly passwordHash: string | null }) | null> {
  const [row] = await query<Operator & { passwordHash: string | null }>(sql`
    select id, name, role, password_hash as "passwordHash" from operator
    where lower(name) = lower(${name}) and disabled_at is null`);
  return row ?? null;
}

/** The stored hash of an account's password, or null. */
export async function passwordHashOf(id: string): Promise<string | null> {
  const [row] = await query<{ hash: string | null }>(
    sql`select password_hash as hash from operator where id = ${id}`,
  );
  return row?.hash ?? null;
}

/** Stores the hash of a password; a null takes the password away. */
export async function setPasswordHash(client: StateClient, id: string, hash: string | null): Promise<void> {
  await client.query(sql`update operator set password_hash = ${hash} where id = ${id}`);
}

/** True when somebody can sign in with a password: asked before the server listens beyond this machine. */
export async function hasAnyPassword(): Promise<boolean> {
  const rows = await query(sql`select from operator where password_hash is not null and disabled_at is null`);
  return rows.length > 0;
}

/**
 * Shuts an account out or lets it in again. Shutting out ends its sessions and its open links in the same
 * transaction. MUD-805 for the last operator: nobody could undo that.
 */
export async function setDisabled(client: StateClient, id: string, isDisabled: boolean): Promise<void> {
  if (!isDisabled) {
    await client.query(sql`update operator set disabled_at = null where id = ${id}`);
    return;
  }
  // Locked, so that two operators who shut each other out at once do not leave nobody.
  const left = await client.query<{ id: string }>(sql`
    select id from operator where role = 'operator' and disabled_at is null order by id for update`);
  if (left.length === 1 && left[0]?.id === id) throw new MudanzaError('MUD-805');
  await client.query(sql`update operator set disabled_at = now() where id = ${id}`);
  await client.query(
    sql`update session set revoked_at = now() where operator_id = ${id} and revoked_at is null`,
  );
  await client.query(
    sql`update sign_in_link set used_at = now() where operator_id = ${id} and used_at is null`,
  );
}
