import { z } from 'zod';
import type { TableName } from '../copy/copy-table';
import { type ConfirmedSql, confirmedSql } from '../source-owner';
import { ident, literal } from '../sql';
import type { FollowNames } from './follow-names';
import type { SourceIdentity } from './source-tables';

const quoted = ({ schema, name }: TableName) => ident(schema, name).fragment;

/** What an identity was before following changed it. */
const WORD = { d: 'default', n: 'nothing' } as const;

export interface ChangedIdentity extends TableName {
  readonly identity: keyof typeof WORD;
}

const Note = z.object({
  madeBy: z.literal('mudanza'),
  identities: z.array(z.object({ schema: z.string(), name: z.string(), identity: z.enum(['d', 'n']) })),
});

/** What a publication says of the identities that were changed for it; none where it says nothing. */
export function readNote(comment: string | null): ChangedIdentity[] {
  try {
    return Note.parse(JSON.parse(comment ?? '')).identities;
  } catch {
    return [];
  }
}

const changedIdentity = ({ schema, name, identity }: SourceIdentity): ChangedIdentity => ({
  ...{ schema, name },
  identity: identity === 'n' ? 'n' : 'd',
});

/**
 * What is done to the source before its slot is made, as it is shown. Identities come first: a published table without
 * one refuses the application's UPDATE and DELETE. The list is explicit, never FOR ALL TABLES. The publication's comment
 * says what it was before, so that whoever finds it can take it back.
 */
export function prepareStatements(
  { publication }: FollowNames,
  tables: readonly TableName[],
  lacking: readonly SourceIdentity[],
): ConfirmedSql[] {
  const list = tables.map((table) => `only ${quoted(table)}`).join(', ');
  const name = ident(publication).fragment;
  const note = JSON.stringify({ madeBy: 'mudanza', identities: lacking.map(changedIdentity) });
  return [
    ...lacking.map((table) => confirmedSql(`alter table only ${quoted(table)} replica identity full`)),
    confirmedSql(`create publication ${name} for table ${list}`),
    confirmedSql(`comment on publication ${name} is ${literal(note).fragment}`),
  ];
}

/** Drops the slot where there is one; a slot that somebody reads is not dropped. */
export function dropSlotStatement({ slot }: FollowNames): ConfirmedSql {
  return confirmedSql(
    `select pg_catalog.pg_drop_replication_slot(slot_name) from pg_catalog.pg_replication_slots where slot_name = ${literal(slot).fragment}`,
  );
}

/** What takes the rest back; each does nothing where there is nothing. */
export function cleanStatements(
  { publication }: FollowNames,
  changed: readonly ChangedIdentity[],
): ConfirmedSql[] {
  return [
    ...changed.map((table) =>
      confirmedSql(`alter table only ${quoted(table)} replica identity ${WORD[table.identity]}`),
    ),
    confirmedSql(`drop publication if exists ${ident(publication).fragment}`),
  ];
}
