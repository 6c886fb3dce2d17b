import type { Credentials } from '../../postgres/address/endpoint';
import { literal, sql, trustedSql } from '../../postgres/sql';
import type { ReadClient, TargetClient } from '../../postgres/target-client';
import { withTarget } from '../../postgres/with-client';
import {
  PLANT_DIFFERENCE,
  PRACTICE_ROWS_DDL,
  PRACTICE_SCHEMA,
  type PracticePart,
  type PracticeSize,
  practiceParts,
} from './practice-rows';

const own = (text: string) => trustedSql(text, 'own-file');

/** What the schema of the rows says of itself: its size, once it is complete. */
async function filledWith(client: ReadClient): Promise<string | null> {
  const rows = await client.rows<{ size: string | null }>(sql`
    select pg_catalog.obj_description(n.oid, 'pg_namespace') as size
    from pg_catalog.pg_namespace n where n.nspname = ${PRACTICE_SCHEMA}`);
  return rows[0]?.size ?? null;
}

async function fill(
  client: TargetClient,
  size: PracticeSize,
  onPart: (part: PracticePart, at: number, all: number) => void,
): Promise<void> {
  await client.execute(own(`drop schema if exists ${PRACTICE_SCHEMA} cascade`));
  await client.execute(own(PRACTICE_ROWS_DDL));
  const parts = practiceParts(size);
  for (const [at, part] of parts.entries()) {
    onPart(part, at, parts.length);
    await client.execute(own(part.text));
  }
  await client.execute(own(`comment on schema ${PRACTICE_SCHEMA} is ${literal(size).fragment}`));
}

/**
 * Lays the hotel platform with its rows into the practice source; what is there in this size stays as it is, and what was
 * cut short is begun again. Gives how many rows of each table there are.
 */
export function fillPractice(
  source: Credentials,
  size: PracticeSize,
  {
    signal,
    onPart,
  }: {
    readonly signal: AbortSignal;
    readonly onPart: (part: PracticePart, at: number, all: number) => void;
  },
): Promise<number> {
  const options = { signal, applicationName: 'mudanza practice' };
  return withTarget(
    source,
    async (client) => {
      if ((await filledWith(client)) !== size) await fill(client, size, onPart);
      const [row] = await client.rows<{ rows: number }>(sql`
        select (select count(*) from lodging.hotel)::int + (select count(*) from lodging.booking)::int
          + (select count(*) from lodging.message)::int + (select count(*) from lodging.image)::int
          + (select count(*) from lodging."Access log")::int as rows`);
      return row?.rows ?? 0;
    },
    options,
  );
}

/** Changes one row of the practice target, and does not say which; false while no booking has arrived there. */
export function plantDifference(target: Credentials, signal: AbortSignal): Promise<boolean> {
  return withTarget(
    target,
    async (client) => {
      const there = sql`select where pg_catalog.to_regclass('lodging.booking') is not null`;
      if ((await client.rows(there)).length === 0) return false;
      const { rowCount } = await client.execute(own(PLANT_DIFFERENCE));
      return (rowCount ?? 0) > 0;
    },
    { signal, applicationName: 'mudanza practice' },
  );
}
