import { z } from 'zod';
import type { Field } from '../../plan/field';

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
