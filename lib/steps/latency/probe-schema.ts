import { ident, sql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { createWorkSchema, dropWorkSchema, findWorkSchemas } from '../../postgres/work-schema';

/** Drops this run's schema and any that a killed run left behind. */
export async function dropProbeSchemas(client: TargetClient): Promise<void> {
  for (const name of await findWorkSchemas(client, 'probe')) await dropWorkSchema(client, name);
}

/** Makes the schema with one small table and one row, in one transaction. */
export async function createProbeSchema(client: TargetClient, name: string): Promise<void> {
  await client.transaction(async () => {
    await createWorkSchema(client, name);
    await client.execute(sql`create table ${ident(name, 'sample')} (
      id bigint generated always as identity primary key, note text not null, made_at timestamptz default now())`);
    await client.execute(sql`insert into ${ident(name, 'sample')} (note) values ('first')`);
  });
}
