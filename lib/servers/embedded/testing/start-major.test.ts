import { describe, expect, it } from 'vitest';
import { sql } from '../../../postgres/sql';
import { withTarget } from '../../../postgres/with-client';
import { MAJORS, startMajor } from './start-major';

const ABOUT = sql`
  select current_setting('server_version_num')::int / 10000 as major, rolsuper as "isSuperuser"
  from pg_roles where rolname = current_user`;

const LAYOUTS = [...MAJORS.map((major) => [major, 'supabase'] as const), [13, 'plain'] as const];

describe('a server of a named version', () => {
  it.each(LAYOUTS)('PostgreSQL %i starts, %s, is of that version, and goes', async (major, layout) => {
    const server = await startMajor(major, { layout });
    const { direct, admin } = await server.createDatabase().catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    const ask = (credentials: typeof direct) => withTarget(credentials, (client) => client.rows(ABOUT));
    try {
      expect(await ask(direct)).toEqual([{ major, isSuperuser: layout === 'plain' }]);
      expect(await ask(admin)).toEqual([{ major, isSuperuser: true }]);
    } finally {
      await server.stop();
    }
    await expect(ask(direct)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
