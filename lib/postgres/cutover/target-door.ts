import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import { confirmedSql } from '../source-owner';
import { ident, literal, sql } from '../sql';
import type { ReadClient } from '../target-client';
import { endOthers } from './end-others';
import type { FenceRecord } from './fence-journal';
import { type FenceSession, withFenceSession } from './fence-session';

const SETTING = 'default_transaction_read_only';

type Door = NonNullable<FenceRecord['door']>;

/** The target's database as a door that can be shut for everybody else while its tables are filled. */
export interface TargetDoor extends Door {
  readonly owner: string;
  /** Only who owns a database may set anything for it. */
  readonly mayShut: boolean;
}

export async function readDoor(client: ReadClient): Promise<TargetDoor> {
  const [door] = await client.rows<TargetDoor>(sql`
    select d.datname as database, pg_catalog.pg_get_userbyid(d.datdba) as owner,
      pg_catalog.pg_has_role(d.datdba, 'usage') as "mayShut",
      (select pg_catalog.split_part(c.entry, '=', 2) from pg_catalog.pg_db_role_setting s,
         lateral pg_catalog.unnest(s.setconfig) c(entry)
       where s.setdatabase = d.oid and s.setrole = 0 and pg_catalog.split_part(c.entry, '=', 1) = ${SETTING}) as before
    from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()`);
  if (!door) throw new Error('the server gave no answer');
  return door;
}

/** What shuts the door, as it is shown. */
export const shutStatement = ({ database }: Pick<Door, 'database'>) =>
  confirmedSql(`alter database ${ident(database).fragment} set ${SETTING} = on`);

const openStatement = ({ database, before }: Door) =>
  confirmedSql(
    `alter database ${ident(database).fragment} ${before === null ? `reset ${SETTING}` : `set ${SETTING} = ${literal(before).fragment}`}`,
  );

/** Throws MUD-657 where this role may not shut it; the statement is tried and rolled back. */
export async function requireDoor(session: FenceSession): Promise<Door> {
  const { database, before, owner } = await readDoor(session);
  await session.execute([shutStatement({ database })], { isTried: true }).catch((cause: unknown) => {
    if (Reflect.get(Object(cause), 'code') !== '42501') throw cause;
    throw new MudanzaError('MUD-657', { params: { database, owner }, cause });
  });
  return { database, before };
}

/**
 * Whoever comes to the target from now on may only read: a service that starts again by itself when it is shut out of the
 * source, and finds the target in its env file, must not write between half of the rows. Ends those who are there.
 */
export async function shutDoor(target: Credentials, door: Door): Promise<void> {
  await withFenceSession(target, {}, (session) => session.execute([shutStatement(door)]));
  await endOthers(target);
}

/** As it was; sessions that began meanwhile end, since they would go on as readers. */
export async function openDoor(target: Credentials, door: Door): Promise<void> {
  await withFenceSession(target, { connectTimeout: 10_000 }, (session) =>
    session.execute([openStatement(door)]),
  );
  await endOthers(target);
}
