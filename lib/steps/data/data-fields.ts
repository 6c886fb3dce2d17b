import { z } from 'zod';
import type { Field } from '../../plan/field';
import { ACCEPTED } from '../../postgres/copy/refuse-copy';

/** Names separated by commas or line breaks; a name may hold blanks. */
export const Names = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(/[,\n]+/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );

export const LEAVE_OUT_FIELD: Field = {
  name: 'leaveOut',
  kind: 'textarea',
  label: 'data.field.leaveOut',
  help: 'data.field.leaveOutHelp',
  placeholder: 'public.audit_log',
};

/** What else may stay behind, each accepted on its own. */
export const ACCEPT_FIELDS: readonly Field[] = (['largeObjects', 'otherDatabases', 'prepared'] as const).map(
  (name) => ({
    name,
    kind: 'checkbox',
    label: `data.field.accept.${name}`,
    help: `data.field.acceptHelp.${name}`,
    isAdvanced: true,
  }),
);

/** The same as parsed. */
export const Accepts = {
  largeObjects: z.coerce.boolean().default(false),
  otherDatabases: z.coerce.boolean().default(false),
  prepared: z.coerce.boolean().default(false),
};

/** Names that were written down, and words for what was ticked. */
export function acceptedNames(input: {
  readonly leaveOut: readonly string[];
  readonly largeObjects?: boolean;
  readonly otherDatabases?: boolean;
  readonly prepared?: boolean;
}): string[] {
  return [
    ...input.leaveOut,
    ...(input.largeObjects ? [ACCEPTED_NAMES.largeObjects] : []),
    ...(input.otherDatabases ? [ACCEPTED_NAMES.otherDatabases] : []),
    ...(input.prepared ? [ACCEPTED.prepared] : []),
  ];
}

export const LANES_FIELD: Field = {
  name: 'lanes',
  kind: 'number',
  label: 'data.field.lanes',
  help: 'data.field.lanesHelp',
  initial: 4,
  isAdvanced: true,
};

/** Pooler slots: fifteen sessions on the smallest size, and others need some. */
export const Lanes = z.coerce.number().int().min(1).max(8).default(4);

/** What the operator may name to accept that it stays behind, besides tables and columns. */
export const ACCEPTED_NAMES = { largeObjects: 'large objects', otherDatabases: 'other databases' } as const;
