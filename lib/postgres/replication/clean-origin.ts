import { isSameTable, type TableName } from '../copy/copy-table';
import type { SourceOwner } from '../source-owner';
import { sql } from '../sql';
import { findFollowLeftovers } from './find-leftovers';
import type { FollowNames } from './follow-names';
import { type ChangedIdentity, cleanStatements, dropSlotStatement, readNote } from './source-statements';

/** What is left on the side that changes came from; empty lists are the proof. */
export interface OriginProof {
  readonly slots: readonly string[];
  readonly publications: readonly string[];
  readonly identities: readonly string[];
}

/** A relay that was just stopped may hold the slot for a moment; ms. */
const ACTIVE_PATIENCE = 10_000;

async function endRelays(owner: SourceOwner, { slot }: FollowNames): Promise<void> {
  const until = performance.now() + ACTIVE_PATIENCE;
  for (;;) {
    const rows = await owner.rows(sql`
      select from pg_catalog.pg_replication_slots where slot_name = ${slot} and active`);
    if (rows.length === 0 || performance.now() > until) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function changedStill(owner: SourceOwner, changed: readonly ChangedIdentity[]): Promise<string[]> {
  const rows = await owner.rows<{ label: string; identity: string }>(sql`
    select n.nspname || '.' || c.relname as label, c.relreplident as identity
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'`);
  const now = new Map(rows.map(({ label, identity }) => [label, identity]));
  return changed.flatMap(({ schema, name, identity }) => {
    const label = `${schema}.${name}`;
    const found = now.get(label);
    return found !== undefined && found !== identity ? [label] : [];
  });
}

/** Tables whose identity a publication's note says was changed for it, and still is. */
export async function changedIdentities(
  owner: SourceOwner,
  { publication }: FollowNames,
): Promise<ChangedIdentity[]> {
  const rows = await owner.rows<{ comment: string | null }>(sql`
    select pg_catalog.obj_description(oid, 'pg_publication') as comment
    from pg_catalog.pg_publication where pubname = ${publication}`);
  const changed = readNote(rows[0]?.comment ?? null);
  const there = await owner.rows<TableName>(sql`
    select n.nspname as schema, c.relname as name from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and c.relreplident = 'f'`);
  return changed.filter((one) => there.some((table) => isSameTable(table, one)));
}

/** Takes slot, publication and changed identities away, and looks again whether they are gone. */
export async function cleanOrigin(owner: SourceOwner, names: FollowNames): Promise<OriginProof> {
  await endRelays(owner, names);
  const changed = await changedIdentities(owner, names);
  // A slot that is dropped is gone at once, whatever becomes of the transaction: it goes alone.
  await owner.execute([dropSlotStatement(names)]);
  await owner.execute(cleanStatements(names, changed));
  const left = await findFollowLeftovers(owner);
  return {
    slots: left.slots.map(({ name }) => name).filter((name) => name === names.slot),
    publications: left.publications.filter((name) => name === names.publication),
    identities: await changedStill(owner, changed),
  };
}
