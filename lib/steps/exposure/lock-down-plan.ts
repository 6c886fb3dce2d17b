import type { Exposure, LockDown } from '../../plan/evidence/exposure-evidence';
import { openRelations } from './exposure';

function revokeDefaults(defaults: readonly string[]): string[] {
  return defaults.map((text) => {
    const [, what, schema, role] =
      /^(tables|sequences|functions|schemas|large objects) in (.+) to (anon|authenticated|PUBLIC)$/.exec(
        text,
      ) ?? [];
    const place = schema === '*' ? '' : `in schema ${schema} `;
    return `alter default privileges ${place}revoke all on ${what} from ${role}`;
  });
}

/**
 * The statements of a lock-down. `rls` switches row security on for open tables, without a policy: only owners
 * and roles that bypass it see rows. `revoke` takes the grants of every kind away, also those that new objects would get. Views
 * have no row security of their own, so both ways revoke them; tables that a policy opens are somebody's
 * decision and stay open under `rls`.
 */
export function lockDownPlan(exposure: Exposure, mode: LockDown): string[] {
  if (mode === 'none') return [];
  const open = openRelations(exposure);
  const revoke = (name: string) => `revoke all on table ${name} from anon, authenticated, public`;
  if (mode === 'revoke')
    return [
      ...(exposure.grants ?? []).map(
        ({ kind, name }) =>
          `revoke ${kind === 'schema' ? 'create' : 'all'} on ${kind} ${name} from anon, authenticated, public`,
      ),
      ...revokeDefaults(exposure.defaults),
    ];
  return open.flatMap(({ name, kind, rowSecurity }) => {
    if (kind !== 'table') return [revoke(name)];
    return rowSecurity ? [] : [`alter table ${name} enable row level security`];
  });
}
