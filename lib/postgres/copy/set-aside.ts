import { isServerError } from '../deploy/statement-error';
import { ident, literal, type Sql, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';
import { JOURNAL_SCHEMA } from './copy-journal';
import { type CopyWriter, LIMITLESS } from './copy-session';
import { type ConstraintName, constraintLabel, type RowConstraint } from './read-constraints';

const ASIDE = ident(JOURNAL_SCHEMA, 'set_aside');

/** A constraint that a copy took away, as its journal keeps it. */
interface NotedConstraint extends ConstraintName {
  readonly definition: string;
  readonly comment: string | null;
  /** It held for every row before, so it has to again. */
  readonly mustHold: boolean;
}

const catalog = (text: string) => trustedSql(text, 'built-from-catalog');

const owner = ({ schema, name, isDomain }: ConstraintName) =>
  `${isDomain ? 'domain' : 'table'} ${ident(schema, name).fragment}`;

const struck = ({ schema, name, isDomain, constraint }: ConstraintName) =>
  `delete from ${ASIDE.fragment} where schema = ${literal(schema).fragment} and name = ${literal(name).fragment}
   and is_domain = ${isDomain} and "constraint" = ${literal(constraint).fragment}`;

/** What takes a constraint away, as it is shown and done. */
export function dropStatement(rule: ConstraintName): Sql {
  return catalog(`alter ${owner(rule)} drop constraint ${ident(rule.constraint).fragment}`);
}

/** What brings it back without asking the rows that are there, its comment included. */
export function addStatements(rule: Omit<NotedConstraint, 'mustHold'>): Sql[] {
  const name = ident(rule.constraint).fragment;
  const definition = / not valid$/i.test(rule.definition) ? rule.definition : `${rule.definition} NOT VALID`;
  const on = rule.isDomain
    ? `domain ${ident(rule.schema, rule.name).fragment}`
    : ident(rule.schema, rule.name).fragment;
  return [
    catalog(`alter ${owner(rule)} add constraint ${name} ${definition}`),
    ...(rule.comment === null
      ? []
      : [catalog(`comment on constraint ${name} on ${on} is ${literal(rule.comment).fragment}`)]),
  ];
}

/** What asks all rows whether they hold it. */
export function validateStatement(rule: ConstraintName): Sql {
  return catalog(`alter ${owner(rule)} validate constraint ${ident(rule.constraint).fragment}`);
}

/** Takes constraints away after noting how to make them again, in one transaction and one message. */
export async function setAside(writer: CopyWriter, rules: readonly RowConstraint[]): Promise<void> {
  if (rules.length === 0) return;
  const note = ({ schema, name, isDomain, constraint, definition, comment, isValid }: RowConstraint) => {
    const text = (value: string | null) => (value === null ? 'null' : literal(value).fragment);
    const values = [
      text(schema),
      text(name),
      `${isDomain}`,
      text(constraint),
      text(definition),
      text(comment),
    ];
    return catalog(
      `insert into ${ASIDE.fragment} values (${values.join(', ')}, ${isValid}) on conflict do nothing`,
    );
  };
  await writer.script([
    sql`create table if not exists ${ASIDE} (schema text, name text, is_domain boolean, "constraint" text,
      definition text not null, comment text, must_hold boolean not null,
      primary key (schema, name, is_domain, "constraint"))`,
    ...rules.flatMap((rule) => [note(rule), dropStatement(rule)]),
  ]);
}

interface Noted extends NotedConstraint {
  readonly isThere: boolean;
  /** Its table or domain is there no more. */
  readonly isHomeless: boolean;
}

async function noted(client: ReadClient): Promise<Noted[]> {
  const exists = await client.rows(
    sql`select from pg_catalog.pg_class c where c.oid = pg_catalog.to_regclass(${`${JOURNAL_SCHEMA}.set_aside`})`,
  );
  if (exists.length === 0) return [];
  return client.rows<Noted>(sql`
    select a.schema, a.name, a.is_domain as "isDomain", a."constraint", a.definition, a.comment,
      a.must_hold as "mustHold", c.oid is null and t.oid is null as "isHomeless",
      exists (select from pg_catalog.pg_constraint k where k.conname = a."constraint"
        and (c.oid is not null and k.conrelid = c.oid or t.oid is not null and k.contypid = t.oid)) as "isThere"
    from ${ASIDE} a left join pg_catalog.pg_namespace n on n.nspname = a.schema
      left join pg_catalog.pg_class c on not a.is_domain and c.relnamespace = n.oid and c.relname = a.name
      left join pg_catalog.pg_type t on a.is_domain and t.typnamespace = n.oid and t.typname = a.name
    order by 1, 2, 4`);
}

/** Asks all rows whether they hold it; what they break stays in the journal, as NOT VALID. */
async function holds(writer: CopyWriter, rule: Noted): Promise<boolean> {
  try {
    await writer.script([LIMITLESS, validateStatement(rule), catalog(struck(rule))]);
    return true;
  } catch (error) {
    if (isServerError(error)) return false;
    throw error;
  }
}

/**
 * Brings back what the journal says was taken away, each in a transaction of its own; nothing where nothing was. Gives
 * those that the rows do not hold though they have to: these are NOT VALID, and stay in the journal until they are valid.
 */
export async function restoreConstraints(writer: CopyWriter): Promise<string[]> {
  const broken: string[] = [];
  for (const rule of await noted(writer)) {
    const isDone = rule.isHomeless || !rule.mustHold;
    const add = rule.isThere || rule.isHomeless ? [] : addStatements(rule);
    const statements = [...add, ...(isDone ? [catalog(struck(rule))] : [])];
    if (statements.length > 0) await writer.script([LIMITLESS, ...statements]);
    if (!isDone && !(await holds(writer, rule))) broken.push(constraintLabel(rule));
  }
  return broken;
}

/** Constraints that the journal still has: taken away, or not held by the rows that are there. */
export async function constraintsAside(client: ReadClient): Promise<string[]> {
  return (await noted(client)).map(constraintLabel);
}
