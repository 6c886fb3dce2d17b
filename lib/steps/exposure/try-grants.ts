import type { PublicGrant, PublicRole } from '../../plan/evidence/exposure-evidence';
import { tryInSavepoint } from '../../postgres/savepoint';
import { literal, sql, trustedSql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { grantAttempts, type TriedObject } from './grant-attempts';

/** SQLSTATE of what went through, and was taken back at once; it is no code of the server. */
const THROUGH = 'MU999';
const REFUSED = '42501';

export interface Tried {
  readonly role: PublicRole;
  /** Attempts that the server refused for want of a privilege. */
  readonly refused: number;
  /** Attempts that ended in another error: they say nothing. */
  readonly unclear: number;
  /** What went through: `privilege on name`. */
  readonly through: readonly string[];
}

async function withDetails(client: TargetClient, grants: readonly PublicGrant[]): Promise<TriedObject[]> {
  const tables = grants.filter(({ kind }) => kind === 'table').map(({ name }) => name);
  const routines = grants.filter(({ kind }) => kind === 'routine').map(({ name }) => name);
  const columns = await client.rows<{ name: string; column: string }>(
    sql`select distinct on (given) given as name, pg_catalog.quote_ident(a.attname) as column
      from pg_catalog.unnest(${tables}::text[]) given
      join pg_catalog.pg_attribute a on a.attrelid = given::pg_catalog.regclass
      where a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '' order by given, a.attnum`,
  );
  const calls = await client.rows<{ name: string; call: string | null }>(
    sql`select given as name, case when p.prokind <> 'w' then case p.prokind when 'p' then 'call ' else 'select ' end
        || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname) || '('
        || coalesce((select pg_catalog.string_agg('null::' || pg_catalog.format_type(t.type, null), ', ' order by t.at)
          from pg_catalog.unnest(p.proargtypes::oid[]) with ordinality as t (type, at)), '') || ')' end as call
      from pg_catalog.unnest(${routines}::text[]) given
      join pg_catalog.pg_proc p on p.oid = given::pg_catalog.regprocedure
      join pg_catalog.pg_namespace n on n.oid = p.pronamespace`,
  );
  const columnOf = new Map(columns.map(({ name, column }) => [name, column]));
  const callOf = new Map(calls.map(({ name, call }) => [name, call]));
  return grants.map((grant) => ({
    ...grant,
    column: columnOf.get(grant.name) ?? null,
    call: callOf.get(grant.name) ?? null,
  }));
}

/** Every attempt in one round trip, each taken back at once; their SQLSTATEs, in order. */
function tryAll(attempts: readonly { readonly statement: string }[]): string {
  const list = literal(JSON.stringify(attempts.map(({ statement }) => statement))).fragment;
  return `do $mudanza_proof$
    declare
      one text;
      answers text := '';
    begin
      for one in select pg_catalog.jsonb_array_elements_text(${list}::pg_catalog.jsonb) loop
        begin
          execute one;
          raise exception using errcode = '${THROUGH}';
        exception when others then
          answers := answers || ' ' || sqlstate;
        end;
      end loop;
      perform pg_catalog.set_config('mudanza.proof', answers, true);
    end $mudanza_proof$`;
}

/**
 * Tries as a public role, by doing, everything that a revoke took away: whatever should go through is taken back at once. Call it
 * only once the server says that no such privilege is left: a sequence that is moved stays moved.
 */
export async function tryGrants(
  client: TargetClient,
  grants: readonly PublicGrant[],
  role: PublicRole,
): Promise<Tried> {
  const attempts = grantAttempts(await withDetails(client, grants));
  const answers = await tryInSavepoint(client, async () => {
    await client.execute(trustedSql(`set local role ${role}`, 'built-from-catalog'));
    await client.execute(trustedSql(tryAll(attempts), 'built-from-catalog'));
    const [row] = await client.rows<{ answers: string }>(
      sql`select pg_catalog.current_setting('mudanza.proof') as answers`,
    );
    return row?.answers.split(' ').filter((answer) => answer !== '') ?? [];
  });
  const through = attempts.filter((_, at) => answers[at] === THROUGH);
  const refused = answers.filter((answer) => answer === REFUSED).length;
  return {
    role,
    refused,
    unclear: attempts.length - refused - through.length,
    through: through.map(({ name, privilege }) => `${privilege} on ${name}`),
  };
}
