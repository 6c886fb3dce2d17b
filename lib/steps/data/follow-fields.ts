import { z } from 'zod';
import type { Field } from '../../plan/field';
import { LANES_FIELD, Lanes } from './data-fields';

/** An empty field is no number: until it is stopped. */
const Minutes = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z.coerce.number().min(0).max(10_080).nullable(),
);

/** What both directions are asked. */
export const FOLLOW_INPUT = {
  /** Null: until it is stopped. 0: until everything that was written when it began is there. */
  minutes: Minutes,
  verify: z.coerce.boolean().default(true),
  verifyEvery: z.coerce.number().min(0).max(10_080).default(60),
  /** Compare also what nobody has written to since it was found equal. */
  everything: z.coerce.boolean().default(false),
  lanes: Lanes,
};

export const FOLLOW_FIELDS: readonly Field[] = [
  { name: 'minutes', kind: 'number', label: 'follow.field.minutes', help: 'follow.field.minutesHelp' },
  { name: 'verify', kind: 'checkbox', label: 'follow.field.verify', initial: true },
  {
    name: 'verifyEvery',
    kind: 'number',
    label: 'follow.field.verifyEvery',
    help: 'follow.field.verifyEveryHelp',
    initial: 60,
    isAdvanced: true,
  },
  {
    name: 'everything',
    kind: 'checkbox',
    label: 'follow.field.everything',
    help: 'follow.field.everythingHelp',
    isAdvanced: true,
  },
  LANES_FIELD,
];
