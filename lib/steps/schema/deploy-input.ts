import { z } from 'zod';
import type { Field } from '../../plan/field';

export const DeployInput = z.object({
  lockTimeoutSeconds: z.coerce.number().min(0.1).max(600).default(5),
  statementTimeoutSeconds: z.coerce.number().min(0).max(7_200).default(120),
});
export type DeployInput = z.infer<typeof DeployInput>;

export const DEPLOY_FIELDS: readonly Field[] = [
  {
    name: 'lockTimeoutSeconds',
    kind: 'number',
    label: 'schema.field.lockTimeout',
    help: 'schema.field.lockTimeoutHelp',
    initial: 5,
    isAdvanced: true,
  },
  {
    name: 'statementTimeoutSeconds',
    kind: 'number',
    label: 'schema.field.statementTimeout',
    help: 'schema.field.statementTimeoutHelp',
    initial: 120,
    isAdvanced: true,
  },
];
