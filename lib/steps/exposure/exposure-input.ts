import { z } from 'zod';
import { LOCK_DOWNS } from '../../plan/evidence/exposure-evidence';
import type { Field } from '../../plan/field';

export const ExposureInput = z.object({
  lockDown: z.enum(LOCK_DOWNS).default('none'),
  askDataApi: z.boolean().default(false),
  /** Address of the project’s API; empty = https://REF.supabase.co. */
  dataApiUrl: z.string().optional(),
});
export type ExposureInput = z.infer<typeof ExposureInput>;

export const EXPOSURE_FIELDS: readonly Field[] = [
  {
    name: 'lockDown',
    kind: 'select',
    label: 'schema.field.lockDown',
    help: 'schema.field.lockDownHelp',
    initial: 'none',
    options: [
      { value: 'none', label: 'schema.lockDown.none' },
      { value: 'rls', label: 'schema.lockDown.rls' },
      { value: 'revoke', label: 'schema.lockDown.revoke' },
    ],
  },
  {
    name: 'askDataApi',
    kind: 'checkbox',
    label: 'schema.field.askDataApi',
    help: 'schema.field.askDataApiHelp',
    initial: false,
  },
  {
    name: 'dataApiUrl',
    kind: 'text',
    label: 'schema.field.dataApiUrl',
    help: 'schema.field.dataApiUrlHelp',
    placeholder: 'https://abcdefghijklmnopqrst.supabase.co',
    isAdvanced: true,
  },
];
