import { z } from 'zod';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { DeployRecord } from '../../postgres/deploy/deploy-record';
import { readNamedFile } from './read-named-file';

const CatalogObjects = z.array(
  z.looseObject({ kind: z.string(), name: z.string(), key: z.string().optional() }),
);
const Record = z.looseObject({
  schemas: z.array(z.string()),
  created: CatalogObjects,
  contents: z.array(z.string()),
  altered: CatalogObjects,
  removed: CatalogObjects,
  rows: z.array(z.object({ table: z.string(), rows: z.number(), digest: z.string() })),
});

function isRecord(value: unknown): value is DeployRecord {
  return Record.safeParse(value).success;
}

/**
 * The record of a deploy from a file: the record itself, or the whole answer of `check schema --deploy --json` that
 * holds it. Throws MUD-052 when there is no file, MUD-053 when it holds no record.
 */
export function readRecord(path: string): DeployRecord {
  let found: unknown;
  try {
    found = JSON.parse(readNamedFile(path));
  } catch (cause) {
    if (cause instanceof MudanzaError) throw cause;
    throw new MudanzaError('MUD-053', { params: { path }, cause });
  }
  const inner: unknown =
    typeof found === 'object' && found !== null ? Reflect.get(found, 'record') : undefined;
  const record = [found, inner].find(isRecord);
  if (!record) throw new MudanzaError('MUD-053', { params: { path } });
  return record;
}
