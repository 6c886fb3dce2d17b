import { constantSql, ident, literal, type Sql, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';
import type { CheckMode } from './copy-chunk';
import { JOURNAL_SCHEMA } from './copy-journal';
import type { CopyWriter } from './copy-session';
import { type TableName, tableLabel } from './copy-table';

const QUIETED = ident(JOURNAL_SCHEMA, 'quieted_trigger');

/** `tgenabled` as the catalog has it. */
type Enabled = 'O' | 'A' | 'R';

export interface QuietTrigger extends TableName {
  readonly trigger: string;
  readonly enabled: Enabled;
}

const WORD: Readonly<Record<Enabled, string>> = { O: 'enable', A: 'enable always', R: 'enable replica' };

/** Every trigger that somebody made and that is not switched off. */
export async function readTriggers(client: ReadClient): Promise<QuietTrigger[]> {
  return client.rows<QuietTrigger>(sql`
    select n.nspname as schema, c.relname as name, t.tgname as trigger, t.tgenabled as enabled
    from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgenabled <> 'D' order by 1, 2, 3`);
}

/** Triggers of the tables that would act on rows that already are what they should be. */
export function triggersToQuiet(
  triggers: readonly QuietTrigger[],
  tables: readonly TableName[],
  checks: CheckMode,
): QuietTrigger[] {
  // As replica the ordinary ones are silent already.
  const fires: readonly Enabled[] = checks === 'replica' ? ['A', 'R'] : ['O', 'A'];
  const wanted = new Set(tables.map(tableLabel));
  return triggers.filter((row) => fires.includes(row.enabled) && wanted.has(tableLabel(row)));
}

const catalog = (text: string) => trustedSql(text, 'built-from-catalog');

const alter = ({ schema, name, trigger }: QuietTrigger, how: string) =>
  catalog(`alter table ${ident(schema, name).fragment} ${how} trigger ${ident(trigger).fragment}`);

/** What switches triggers off and notes how they were; all of it or nothing. */
export function quietStatements(triggers: readonly QuietTrigger[]): Sql[] {
  if (triggers.length === 0) return [];
  const note = ({ schema, name, trigger, enabled }: QuietTrigger) => {
    const values = [schema, name, trigger, enabled].map((value) => literal(value).fragment);
    return catalog(`insert into ${QUIETED.fragment} values (${values.join(', ')}) on conflict do nothing`);
  };
  return [
    sql`create table if not exists ${QUIETED}
      (schema text, name text, trigger text, enabled text not null, primary key (schema, name, trigger))`,
    ...triggers.flatMap((trigger) => [note(trigger), alter(trigger, 'disable')]),
  ];
}

/** Switches the triggers off and notes how they were, in one transaction and one message. */
export async function quietTriggers(writer: CopyWriter, triggers: readonly QuietTrigger[]): Promise<void> {
  if (triggers.length > 0) await writer.script(quietStatements(triggers));
}

/** What switches on again what the journal says was on, each as it was; nothing where nothing was switched off. */
export async function restoreStatements(client: ReadClient): Promise<Sql[]> {
  const exists = await client.rows(
    sql`select from pg_catalog.pg_class c where c.oid = pg_catalog.to_regclass(${`${JOURNAL_SCHEMA}.quieted_trigger`})`,
  );
  if (exists.length === 0) return [];
  const rows = await client.rows<QuietTrigger>(sql`select schema, name, trigger, enabled from ${QUIETED}`);
  return [
    ...rows.map((trigger) => alter(trigger, WORD[trigger.enabled])),
    sql`drop table ${constantSql(QUIETED.fragment)}`,
  ];
}

/** Switches on again what the journal says was on, in one transaction. */
export async function restoreTriggers(writer: CopyWriter): Promise<void> {
  const statements = await restoreStatements(writer);
  if (statements.length === 0) return;
  await writer.transaction(async () => {
    for (const statement of statements) await writer.execute(statement);
  });
}
