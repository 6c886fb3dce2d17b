import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { FoundConstraints } from './broken-constraints';
import type { DroppedIndex } from './copy-journal';
import { type TableName, tableLabel } from './copy-table';
import type { CopyPlan } from './plan-copy';
import type { QuietTrigger } from './quiet-triggers';
import { constraintLabel } from './read-constraints';

/** What the target itself says once a copy has put everything back. */
export interface WhatIsBack {
  /** Indexes that are missing or not valid, triggers that are not as they were, constraints that are not there. */
  readonly missing: readonly string[];
  /** Constraints that held for every row before, and that the rows of the source do not hold. */
  readonly notValid: readonly string[];
  /** Tables with rows of which the planner has no figures. */
  readonly unanalysed: readonly string[];
}

/** What a copy took away or switched off, as its survey has it. */
interface Taken {
  readonly deferred: readonly DroppedIndex[];
  readonly triggers: readonly QuietTrigger[];
  readonly constraints: FoundConstraints;
  readonly plan: CopyPlan;
}

async function indexesBack(client: ReadClient, names: readonly TableName[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await client.rows<TableName>(sql`
    select n.nspname as schema, c.relname as name from pg_catalog.pg_index i
      join pg_catalog.pg_class c on c.oid = i.indexrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where i.indisvalid and i.indisready and n.nspname || '.' || c.relname = any (${names.map(tableLabel)})`);
  return rows.map(tableLabel);
}

async function triggersBack(client: ReadClient, labels: readonly string[]): Promise<Map<string, string>> {
  if (labels.length === 0) return new Map();
  const rows = await client.rows<{ trigger: string; enabled: string }>(sql`
    select n.nspname || '.' || c.relname || '.' || t.tgname as trigger, t.tgenabled as enabled
    from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname || '.' || c.relname || '.' || t.tgname = any (${[...labels]})`);
  return new Map(rows.map(({ trigger, enabled }) => [trigger, enabled]));
}

async function constraintsBack(client: ReadClient, labels: readonly string[]): Promise<Map<string, boolean>> {
  if (labels.length === 0) return new Map();
  const rows = await client.rows<{ label: string; isValid: boolean }>(sql`
    select n.nspname || '.' || coalesce(c.relname, t.typname) || '.' || k.conname as label, k.convalidated as "isValid"
    from pg_catalog.pg_constraint k left join pg_catalog.pg_class c on c.oid = k.conrelid
      left join pg_catalog.pg_type t on t.oid = k.contypid
      join pg_catalog.pg_namespace n on n.oid = coalesce(c.relnamespace, t.typnamespace)
    where n.nspname || '.' || coalesce(c.relname, t.typname) || '.' || k.conname = any (${[...labels]})`);
  return new Map(rows.map(({ label, isValid }) => [label, isValid]));
}

/** Tables that hold pages and were never counted: what an ANALYZE that did not run leaves. */
async function withoutFigures(client: ReadClient, { tables }: CopyPlan): Promise<string[]> {
  const labels = tables.filter(({ source }) => source.pages > 0).map(({ target }) => tableLabel(target));
  const rows = await client.rows<TableName>(sql`
    select n.nspname as schema, c.relname as name
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname || '.' || c.relname = any (${labels}) and c.relpages = 0 and c.reltuples <= 0
      and pg_catalog.pg_relation_size(c.oid) > 0`);
  return rows.map(tableLabel);
}

/** Asks the target whether everything that the copy took away or switched off is as it was. */
export async function findWhatIsBack(
  client: ReadClient,
  { deferred, triggers, constraints, plan }: Taken,
): Promise<WhatIsBack> {
  const wanted = deferred.map(({ schema, index }) => ({ schema, name: index }));
  const quiet = new Map(triggers.map((one) => [`${tableLabel(one)}.${one.trigger}`, one.enabled]));
  const aside = new Map(constraints.aside.map((one) => [constraintLabel(one), one.isValid]));
  const [indexes, enabled, known, unanalysed] = await Promise.all([
    indexesBack(client, wanted),
    triggersBack(client, [...quiet.keys()]),
    constraintsBack(client, [...aside.keys()]),
    withoutFigures(client, plan),
  ]);
  return {
    missing: [
      ...wanted.map(tableLabel).filter((label) => !indexes.includes(label)),
      ...[...quiet].filter(([label, was]) => enabled.get(label) !== was).map(([label]) => label),
      ...[...aside.keys()].filter((label) => !known.has(label)),
    ],
    notValid: [...aside].filter(([label, was]) => was && known.get(label) === false).map(([label]) => label),
    unanalysed,
  };
}
