import { z } from 'zod';
import { composeData } from './compose-data';
import type { ComposeDocument } from './compose-document';

/** Images that hold a PostgreSQL server; matched on the repository, without registry and tag. */
const IMAGES =
  /(^|\/)(postgres|postgis|pgvector|timescaledb(-ha)?|postgresql|supabase-postgres|cloudnative-pg)$/;
const Service = z
  .object({ image: z.string(), build: z.unknown(), volumes: z.array(z.unknown()).catch([]) })
  .partial();
/** Names that a database built by the team itself goes by. */
const NAMES = /^(?:db|database|pg|postgres|postgresql)$/i;

function looksLikePostgres(image: string): boolean {
  // `${PG_IMAGE:-postgres:16}` is what its default says, as far as the file tells.
  const plain = image.replaceAll(/\$\{\w+:?-([^}]{0,300})\}/g, '$1').replaceAll(/\$\{?\w+\}?/g, 'x');
  const named = plain.split('@', 1)[0] ?? '';
  const tag = named.indexOf(':', named.lastIndexOf('/') + 1);
  const repository = tag < 0 ? named : named.slice(0, tag);
  return IMAGES.test(repository) || /(^|\/)supabase\/postgres$/.test(repository);
}

/** An image of the team's own: it keeps what a PostgreSQL server keeps, or is called like one. */
function isBuiltPostgres(name: string, { image, build, volumes }: z.infer<typeof Service>): boolean {
  const keepsData = JSON.stringify(volumes ?? []).includes('/var/lib/postgresql');
  return keepsData || (NAMES.test(name) && image === undefined && build !== undefined);
}

/** Names of the services, over all files, that are a PostgreSQL server: by their image, their data, or their name. */
export function findDatabaseServices(files: readonly ComposeDocument[]): string[] {
  const names = new Set<string>();
  for (const file of files) {
    for (const [name, value] of Object.entries(composeData(file).services)) {
      const service = Service.safeParse(value);
      if (!service.success) continue;
      if (looksLikePostgres(service.data.image ?? '') || isBuiltPostgres(name, service.data)) names.add(name);
    }
  }
  return [...names];
}
