import { z } from 'zod';
import type { Field } from '../../plan/field';

/** What the operator may type for a test step. */
export const TestInput = z
  .object({
    /** Empty = what the folder offers. */
    command: z.string().trim().default(''),
    minutes: z.coerce.number().positive().max(240).default(20),
    only: z.string().trim().default(''),
    /** Percent that has to pass; empty = the migration's setting. */
    needed: z.union([z.literal(''), z.coerce.number().min(0).max(100)]).default(''),
    neededBecause: z.string().trim().default(''),
  })
  .refine(({ needed, neededBecause }) => needed === '' || neededBecause !== '', {
    path: ['neededBecause'],
    message: 'testing.tests.field.neededBecauseMissing',
  });
export type TestInput = z.infer<typeof TestInput>;

/** The form of a test step. */
export const TEST_FIELDS: readonly Field[] = [
  {
    name: 'command',
    kind: 'text',
    label: 'testing.tests.field.command',
    help: 'testing.tests.field.commandHelp',
    placeholder: 'make test-unit',
    initial: '',
  },
  {
    name: 'minutes',
    kind: 'number',
    label: 'testing.tests.field.minutes',
    initial: 20,
    isAdvanced: true,
  },
  {
    name: 'only',
    kind: 'text',
    label: 'testing.tests.field.only',
    help: 'testing.tests.field.onlyHelp',
    initial: '',
    isAdvanced: true,
  },
  {
    name: 'needed',
    kind: 'number',
    label: 'testing.tests.field.needed',
    help: 'testing.tests.field.neededHelp',
    isAdvanced: true,
  },
  {
    name: 'neededBecause',
    kind: 'text',
    label: 'testing.tests.field.neededBecause',
    initial: '',
    isAdvanced: true,
  },
];
