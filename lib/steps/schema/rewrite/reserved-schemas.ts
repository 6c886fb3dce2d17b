import { writtenSchema } from '../written-schema';
import type { RewriteRule } from './rewrite-rule';

/** Schemas that Supabase keeps for itself; a schema file that writes there is for another purpose. */
export const RESERVED_SCHEMAS =
  /^(?:auth|storage|realtime|_realtime|_analytics|_supavisor|supabase_functions|supabase_migrations|vault|pgbouncer|pgsodium|pgsodium_masks|graphql|graphql_public|pgmq|net|cron|repack|pgtle|information_schema|pg_catalog)$/;

/** Refuses to make or change objects in Supabase's own schemas. */
export const reservedSchemas: RewriteRule = {
  id: 'reserved-schemas',
  apply: ({ node, line }) => {
    const schema = writtenSchema(node);
    return schema && RESERVED_SCHEMAS.test(schema)
      ? { kind: 'refuse', code: 'MUD-311', params: { schema, line: String(line) } }
      : null;
  },
};
