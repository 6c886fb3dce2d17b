import type { Credentials } from '../address/endpoint';
import { type CopyWriter, withCopyWriter } from '../copy/copy-session';
import { isSameTable, type TableName } from '../copy/copy-table';
import { restoreTriggers } from '../copy/quiet-triggers';
import { type SourceOwner, withSourceOwner } from '../source-owner';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import { endFollowJournal, readFollowProgress } from './follow-journal';
import { FOLLOW_PREFIX, type FollowNames } from './follow-names';
import { type ChangedIdentity, cleanStatements, dropSlotStatement, readNote } from './source-statements';

/** What following has left on a source, found by its name. */
export interface FollowLeftovers {
  readonly slots: readonly {
    readonly name: string;
    readonly isActive: boolean;
    readonly heldBytes: number;
  }[];
  readonly publications: readonly string[];
}

export async function findFollowLeftovers(client: ReadClient): Promise<FollowLeftovers> {
  const slots = await client.rows<FollowLeftovers['slots'][number]>(sql`
    select slot_name as name, active as "isActive",
      coalesce(case when pg_catalog.pg_is_in_recovery() then 0
        else pg_catalog.pg_current_wal_lsn() - restart_lsn end, 0)::float8 as "heldBytes"
    from pg_catalog.pg_replication_slots
    where pg_catalog.starts_with(slot_name, ${FOLLOW_PREFIX}) and not temporary
      and database = pg_catalog.current_database() order by 1`);
  const publications = await client.rows<{ name: string }>(sql`
    select pubname as name from pg_catalog.pg_publication
    where pg_catalog.starts_with(pubname, ${FOLLOW_PREFIX}) order by 1`);
  return { slots, publications: publications.map(({ name }) => name) };
}

export interface CleanFollow {
  readonly source: Credentials;
  readonly target: Credentials;
  readonly names: FollowNames;
  readonly signal: AbortSignal;
}

/** What is left of a following after it was cleaned; empty lists are the proof. */
export interface CleanProof {
  readonly slots: readonly string[];
  readonly publications: readonly string[];
  readonly identities: readonly string[];
  readonly journal: readonly string[];
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

async function cleanTarget(writer: CopyWriter, { slot }: FollowNames): Promise<string[]> {
  await restoreTriggers(writer);
  await endFollowJournal(writer, slot);
  return (await readFollowProgress(writer)).map((row) => row.slot).filter((name) => name === slot);
}

async function changedFor(owner: SourceOwner, { publication }: FollowNames): Promise<ChangedIdentity[]> {
  const rows = await owner.rows<{ comment: string | null }>(sql`
    select pg_catalog.obj_description(oid, 'pg_publication') as comment
    from pg_catalog.pg_publication where pubname = ${publication}`);
  const changed = readNote(rows[0]?.comment ?? null);
  const there = await owner.rows<TableName>(sql`
    select n.nspname as schema, c.relname as name from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and c.relreplident = 'f'`);
  return changed.filter((one) => there.some((table) => isSameTable(table, one)));
}

async function cleanSource(owner: SourceOwner, names: FollowNames): Promise<Omit<CleanProof, 'journal'>> {
  await endRelays(owner, names);
  const changed = await changedFor(owner, names);
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

/**
 * Takes away everything that following made on either side (slot, publication, changed identities, its journal) and
 * looks again whether it is gone. Does nothing where there is nothing.
 */
export async function cleanFollow({ source, target, names, signal }: CleanFollow): Promise<CleanProof> {
  const options = { signal, applicationName: 'mudanza clean' };
  const onSource = await withSourceOwner(source, options, (owner) => cleanSource(owner, names));
  const journal = await withCopyWriter(target, options, (writer) => cleanTarget(writer, names));
  return { ...onSource, journal };
}
