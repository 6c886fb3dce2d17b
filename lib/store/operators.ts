import { sql } from '../postgres/sql';
import { query, type StateClient, stateClient } from './query';

export const ROLES = ['operator', 'reviewer'] as const;
export type Role = (typeof ROLES)[number];

export interface Operator {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** The operator of the machine's owner: whoever can read the terminal of `npm start`. Made when missing. */
export async function ensureOwner(): Promise<Operator> {
  const [first] = await query<Operator>(
    sql`select id, name, role from operator where role = 'operator' and disabled_at is null order by created_at limit 1`,
  );
  return first ?? insertOperator(stateClient, 'Owner', 'operator');
}

export async function insertOperator(client: StateClient, name: string, role: Role): Promise<Operator> {
  const [row] = await client.query<Operator>(
    sql`insert into operator (name, role) values (${name}, ${role}) returning id, name, role`,
  );
  if (!row) throw new Error('insert into operator returned no row');
  return row;
}

export async function renameOperator(id: string, name: string): Promise<void> {
  await query(sql`update operator set name = ${name} where id = ${id}`);
}
