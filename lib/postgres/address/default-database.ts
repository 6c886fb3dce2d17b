import { isSupabaseDatabaseHost } from './classify-endpoint';

/**
 * The database where a text names none: libpq and every driver take the user's name; at Supabase, whose users are
 * called like no database, it is `postgres`.
 */
export function defaultDatabase(host: string | null, user: string | null): string {
  const isSupabase = host !== null && isSupabaseDatabaseHost(host);
  return isSupabase || !user ? 'postgres' : user;
}
