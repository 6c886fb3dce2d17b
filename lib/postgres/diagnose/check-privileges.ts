import { z } from 'zod';
import { say } from '../../i18n/message';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { sql } from '../sql';
import { failedRung } from './failed-rung';
import type { Probe } from './open-probe';
import type { RungResult } from './rung';

export const PrivilegeFacts = z.object({
  role: z.string(),
  isSuperuser: z.boolean(),
  bypassesRls: z.boolean(),
  canCreateRoles: z.boolean(),
  canCreateDatabases: z.boolean(),
  /** May make new schemas in this database. */
  canCreateSchemas: z.boolean(),
  /** May make tables in schema public. */
  canCreateInPublic: z.boolean(),
  /** Tables outside the system schemas that this role may read, of all there are. */
  readableTables: z.number(),
  tables: z.number(),
});
export type PrivilegeFacts = z.infer<typeof PrivilegeFacts>;

async function read(probe: Probe): Promise<PrivilegeFacts> {
  const [row] = await probe.rows<PrivilegeFacts>(sql`
    select r.rolname as role, r.rolsuper as "isSuperuser", r.rolbypassrls or r.rolsuper as "bypassesRls",
           r.rolcreaterole as "canCreateRoles", r.rolcreatedb as "canCreateDatabases",
           pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE') as "canCreateSchemas",
           coalesce((select pg_catalog.has_schema_privilege(n.oid, 'CREATE')
                     from pg_catalog.pg_namespace n where n.nspname = 'public'), false) as "canCreateInPublic",
           t.readable::int as "readableTables", t.total::int as tables
    from pg_catalog.pg_roles r,
         (select count(*) filter (where pg_catalog.has_table_privilege(c.oid, 'SELECT')) as readable, count(*) as total
          from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_') t
    where r.rolname = current_user`);
  if (!row) throw new Error('the server gave no row');
  return row;
}

/** What the role may do: a target's must be able to create, a source's to read. */
export async function checkPrivileges(
  probe: Probe,
  mustWrite: boolean,
): Promise<{ rung: RungResult; privileges: PrivilegeFacts }> {
  const privileges = await read(probe);
  const facts = { ...privileges };
  const { role, bypassesRls, readableTables, tables } = privileges;
  const give = (rung: RungResult) => ({ rung, privileges });
  if (!mustWrite) {
    const isShort = readableTables < tables;
    const message = say(isShort ? 'connection.privileges.someTables' : 'connection.privileges.canRead', {
      role,
      readableTables,
      tables,
    });
    return give({ state: isShort ? 'warn' : 'pass', message, facts });
  }
  if (!privileges.canCreateInPublic) {
    const params = { user: role, object: 'schema public' };
    return give(failedRung(new MudanzaError('MUD-224', { params }), facts));
  }
  const message = say(bypassesRls ? 'connection.privileges.bypassesRls' : 'connection.privileges.canCreate', {
    role,
  });
  return give({ state: 'pass', message, facts });
}
