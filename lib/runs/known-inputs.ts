import type { Field } from '../plan/field';
import { findStep } from '../plan/step-catalog';
import { listConnections } from '../store/connections';
import { listSecretNames } from '../store/secrets';
import type { StepView } from './derive-steps';

export interface KnownInputs {
  readonly values: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Names of fields whose value the vault holds: left empty they keep it. */
  readonly stored: ReadonlySet<string>;
}

/**
 * What a step's form starts from: the values of its newest attempt, else those of the migration's plan settings,
 * and which secrets are kept already.
 */
export async function knownInputs(
  migrationId: string,
  step: Pick<StepView, 'outline' | 'attempts'>,
  planned: KnownInputs['values'] = {},
): Promise<KnownInputs> {
  const secrets = new Set<string>(await listSecretNames(migrationId));
  const connections = await listConnections(migrationId);
  const isStored = ({ keeps }: Field) =>
    keeps && ('secret' in keeps ? secrets.has(keeps.secret) : connections.has(keeps.connection));
  const fields = findStep(step.outline.id)?.fields ?? [];
  const stored = new Set(fields.filter(isStored).map(({ name }) => name));
  const last = step.attempts.filter((run) => run.action === 'run' || run.action === 'preview').at(-1);
  const plain = Object.entries(last?.input ?? {}).filter(
    (entry): entry is [string, string | number | boolean] =>
      ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return { values: { ...planned, ...Object.fromEntries(plain) }, stored };
}
