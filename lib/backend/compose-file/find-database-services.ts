import { z } from 'zod';
import { composeData } from './compose-data';
import type { ComposeDocument } from './compose-document';

/** Images that hold a PostgreSQL server; matched on the repository, without registry and tag. */
const IMAGES =
  /(^|\/)(postgres|postgis|pgvector|timescaledb(-ha)?|postgresql|supabase-postgres|cloudnative-pg)$/;
const Service = z.object({ image: z.string() }).partial();

function looksLikePostgres(image: string): boolean {
  const repository = image.replace(/@.*$/, '').replace(/:[^/]*$/, '');
  return IMAGES.test(repository) || /(^|\/)supabase\/postgres$/.test(repository);
}

/** Names of the services, over all files, whose image is a PostgreSQL server. */
export function findDatabaseServices(files: readonly ComposeDocument[]): string[] {
  const names = new Set<string>();
  for (const file of files) {
    for (const [name, value] of Object.entries(composeData(file).services)) {
      const service = Service.safeParse(value);
      if (service.success && looksLikePostgres(service.data.image ?? '')) names.add(name);
    }
  }
  return [...names];
}
