import { z } from 'zod';
import type { Field } from '../../plan/field';

export const VerifyInput = z.object({
  /** One accepted difference per line: `kind name: because …`. */
  accepted: z.string().max(50_000).optional(),
});
export type VerifyInput = z.infer<typeof VerifyInput>;

export const VERIFY_FIELDS: readonly Field[] = [
  {
    name: 'accepted',
    kind: 'textarea',
    label: 'schema.field.accepted',
    help: 'schema.field.acceptedHelp',
    isAdvanced: true,
  },
];
