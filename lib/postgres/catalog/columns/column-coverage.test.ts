import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAJORS, startMajor } from '../../../servers/embedded/testing/start-major';
import { sql } from '../../sql';
import { withTarget } from '../../with-client';
import { OBJECT_KINDS } from '../catalog-object';
import { COLUMN_COVERAGE, coveredColumns } from './column-coverage';

const QUERIES = join('lib', 'postgres', 'catalog', 'queries');
const read = readdirSync(QUERIES)
  .map((file) => readFileSync(join(QUERIES, file), 'utf8'))
  .join('\n');

describe('the table of catalog columns', () => {
  it.each(MAJORS)('has a row for every column of PostgreSQL %i', async (major) => {
    const server = await startMajor(major);
    try {
      const { admin } = await server.createDatabase();
      const columns = await withTarget(admin, (client) =>
        client.rows<{ catalog: string; name: string }>(
          sql`select c.relname as catalog, a.attname as name from pg_catalog.pg_class c
            join pg_catalog.pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
        ),
      );
      expect(columns.length).toBeGreaterThan(500);
      const without = columns.filter(({ catalog, name }) => !coveredColumns(catalog).has(name));
      expect(without).toEqual([]);
    } finally {
      await server.stop();
    }
  });

  it('names kinds and properties that the queries really read, and has no row twice', () => {
    const wrong = Object.entries(COLUMN_COVERAGE).flatMap(([catalog, { compared = '', not = {} }]) => {
      const rows = [...coveredColumns(catalog)];
      const written = `${compared} ${Object.values(not).join(' ')}`.trim().split(/\s+/).length;
      const unknown = rows.filter(([, by]) => {
        if (by === null || by === 'name' || by === 'kind') return false;
        const [kind = '', property = ''] = by.split('.');
        const isKind = kind === '#' || OBJECT_KINDS.some((one) => one === kind);
        return !isKind || !read.includes(`'${property}',`);
      });
      return written === rows.length ? unknown : [...unknown, [catalog, 'twice']];
    });
    expect(wrong).toEqual([]);
  });
});
