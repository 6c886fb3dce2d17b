import type pg from 'pg';
import { z } from 'zod';
import { ONLY_CATALOG_HERE } from './only-catalog';

const Answers = z.array(z.object({ rows: z.array(z.record(z.string(), z.unknown())) }));

/**
 * The rows of each of two or more statements without values, asked in one message: one way there and back. They stand in
 * one transaction, in which no name of a schema of the database stands for one of the catalog, and each sees what was
 * committed before it began.
 */
export async function rowsOfEach(client: pg.Client, texts: readonly string[]): Promise<object[][]> {
  const around = ['begin isolation level read committed', ONLY_CATALOG_HERE];
  const answers: unknown = await client.query([...around, ...texts, 'commit'].join(';\n'));
  return Answers.parse(answers)
    .slice(around.length, -1)
    .map(({ rows }) => rows);
}
