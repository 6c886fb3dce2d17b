import type { ConnectionRole } from '../plan/step-context';
import type { StepId } from '../plan/step-id';
import { listConnections } from '../store/connections';
import { listSecretNames } from '../store/secrets';
import type { StepView } from './derive-steps';

export interface KnownInputs {
  readonly values: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Names of secret fields whose value the vault holds. */
  readonly stored: ReadonlySet<string>;
}

/** Which secret of the vault stands behind a secret field of which step. */
const VAULTED: Partial<Record<StepId, Readonly<Record<string, string>>>> = {
  'project.create': { accessToken: 'supabase.accessToken' },
  'target.credentials': {
    password: 'target.password',
    anonKey: 'supabase.anonKey',
    serviceKey: 'supabase.serviceKey',
    accessToken: 'supabase.accessToken',
    sessionPassword: 'session.password',
  },
  'source.connection': { password: 'source.password' },
  health: { header: 'health.header' },
};

/** Which stored connection stands behind a connection string of which step: an empty field keeps it as well. */
const CONNECTED: Partial<Record<StepId, Readonly<Record<string, ConnectionRole>>>> = {
  'target.credentials': { connection: 'target', sessionConnection: 'session' },
  'source.connection': { connection: 'source' },
};

/**
 * What a step's form starts from: the values of its newest attempt, else those of the migration's plan settings,
 * and which secrets are kept already.
 */
export async function knownInputs(
  migrationId: string,
  step: StepView,
  planned: KnownInputs['values'] = {},
): Promise<KnownInputs> {
  const names = new Set<string>(await listSecretNames(migrationId));
  const fields = Object.entries(VAULTED[step.outline.id] ?? {});
  const stored = new Set(fields.filter(([, secret]) => names.has(secret)).map(([field]) => field));
  const connections = await listConnections(migrationId);
  for (const [field, role] of Object.entries(CONNECTED[step.outline.id] ?? {})) {
    if (connections.has(role)) stored.add(field);
  }
  const last = step.attempts.filter((run) => run.action === 'run' || run.action === 'preview').at(-1);
  const plain = Object.entries(last?.input ?? {}).filter(
    (entry): entry is [string, string | number | boolean] =>
      ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return { values: { ...planned, ...Object.fromEntries(plain) }, stored };
}
