import { readFileSync } from 'node:fs';
import type { Catalog } from '../../../postgres/catalog/catalog';
import { readCatalog } from '../../../postgres/catalog/read-catalog';
import { compareCatalogs } from '../../../postgres/compare/compare-catalogs';
import { sql, trustedSql } from '../../../postgres/sql';
import { withTarget } from '../../../postgres/with-client';
import { MAJORS, type Major, startMajor } from '../../../servers/embedded/testing/start-major';
import { knownTo } from './known-to';
import { namesOf } from './plant';

/** `since`: the first version that is given the file as it is, those before have no such pair; without, all are given
 * what the oldest knows. */
const SCHEMAS: readonly (readonly [name: string, file: string, schemas: readonly string[], since?: Major])[] =
  [
    ['six', 'sql/schema.sql', ['public']],
    ['shop', 'lib/steps/schema/testing/schemas/shop.sql', ['shop']],
    ['shop of today', 'lib/steps/schema/testing/schemas/shop.sql', ['shop'], 15],
    ['clinic', 'lib/steps/schema/testing/schemas/clinic.sql', ['public']],
    ['versions', 'lib/steps/schema/testing/schemas/versions.sql', ['lab']],
  ];

/** Every server prints times in another zone and style: what is printed must not hang on it. */
const HABITS: Readonly<Record<Major, string>> = {
  13: "set timezone = 'America/St_Johns'; set quote_all_identifiers = on",
  14: "set datestyle = 'SQL, DMY'; set bytea_output = 'escape'",
  15: "set timezone = 'Asia/Tokyo'",
  16: "set datestyle = 'German'",
  17: "set intervalstyle = 'iso_8601'",
  18: 'set extra_float_digits = -3; set quote_all_identifiers = on',
};

async function readOn(major: Major): Promise<Map<string, Catalog>> {
  const server = await startMajor(major, { layout: 'supabase' });
  const found = new Map<string, Catalog>();
  try {
    for (const [name, file, schemas, since] of SCHEMAS) {
      if (major < (since ?? 0)) continue;
      const { direct } = await server.createDatabase();
      await withTarget(direct, async (client) => {
        await client.execute(trustedSql(HABITS[major], 'own-file'));
        await client.execute(sql`set search_path = public, extensions`);
        const text = knownTo(readFileSync(file, 'utf8'), since ?? MAJORS[0]);
        await client.execute(trustedSql(text, 'own-file'));
        found.set(name, await client.snapshot(() => readCatalog(client, schemas)));
      });
    }
  } finally {
    await server.stop();
  }
  return found;
}

export interface VersionPair {
  readonly schema: string;
  readonly expected: Major;
  readonly actual: Major;
  readonly names: readonly string[];
}

/** The same schemas built on each of these versions, each compared with each, both ways. */
export async function compareVersions(majors: readonly Major[] = MAJORS): Promise<VersionPair[]> {
  const catalogs: (readonly [Major, Map<string, Catalog>])[] = [];
  for (const major of majors) catalogs.push([major, await readOn(major)]);
  return catalogs.flatMap(([expected, ours]) =>
    catalogs.flatMap(([actual, theirs]) =>
      [...ours].flatMap(([schema, catalog]): VersionPair[] => {
        const other = theirs.get(schema);
        if (!other || actual === expected) return [];
        return [{ schema, expected, actual, names: compareCatalogs(catalog, other).flatMap(namesOf) }];
      }),
    ),
  );
}
