import type { Field } from '../plan/field';
import { open, seal } from '../platform/vault/seal';

export interface SplitInput {
  /** What may be stored and shown as it is. */
  readonly shown: Record<string, unknown>;
  /** The secret fields, sealed together; null when none was given. */
  readonly sealed: Buffer | null;
}

const purpose = (migrationId: string) => ({ kind: 'runInput', migrationId }) as const;

/** Splits a form's values into what may be shown and what must be sealed. Empty secrets mean "keep the stored one". */
export function splitInput(
  migrationId: string,
  fields: readonly Field[],
  values: Record<string, unknown>,
): SplitInput {
  const secretNames = new Set(fields.filter((field) => field.kind === 'secret').map((field) => field.name));
  const shown: Record<string, unknown> = {};
  const secret: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (!secretNames.has(name)) shown[name] = value;
    else if (value !== '') secret[name] = value;
  }
  const isEmpty = Object.keys(secret).length === 0;
  return { shown, sealed: isEmpty ? null : seal(JSON.stringify(secret), purpose(migrationId)) };
}

/** Puts the two halves together again; only the runner does. */
export function joinInput(
  migrationId: string,
  shown: Record<string, unknown>,
  sealed: Buffer | null,
): { values: Record<string, unknown>; secrets: string[] } {
  const secret: Record<string, unknown> = sealed ? JSON.parse(open(sealed, purpose(migrationId))) : {};
  const secrets = Object.values(secret).filter((value): value is string => typeof value === 'string');
  return { values: { ...shown, ...secret }, secrets };
}
