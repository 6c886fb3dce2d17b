import { z } from 'zod';
import type { Field } from '../../plan/field';
import { LOCK_PATIENCE } from '../../postgres/cutover/table-lock';
import { RESTART_WAYS } from './cutover-restart';
import { LANES_FIELD, Lanes, Names } from './data-fields';

/** Who is kept out, and how long the whole may take: the same for the rehearsal. */
export const FENCE_INPUT = {
  /** Empty: those that are found. */
  roles: Names,
  fence: z.enum(['nologin', 'readonly']).default('nologin'),
  maxSeconds: z.coerce.number().min(1).max(3_600).default(60),
  lockSeconds: z.coerce
    .number()
    .min(0.1)
    .max(60)
    .default(LOCK_PATIENCE / 1000),
  wayBack: z.coerce.boolean().default(true),
  lanes: Lanes,
};

export const FENCE_FIELDS: readonly Field[] = [
  {
    name: 'roles',
    kind: 'textarea',
    label: 'cutover.field.roles',
    help: 'cutover.field.rolesHelp',
    placeholder: 'app_user',
  },
  {
    name: 'fence',
    kind: 'select',
    label: 'cutover.field.fence',
    help: 'cutover.field.fenceHelp',
    options: (['nologin', 'readonly'] as const).map((value) => ({
      value,
      label: `cutover.field.kind.${value}` as const,
    })),
    initial: 'nologin',
  },
  {
    name: 'maxSeconds',
    kind: 'number',
    label: 'cutover.field.maxSeconds',
    help: 'cutover.field.maxSecondsHelp',
    initial: 60,
  },
  {
    name: 'lockSeconds',
    kind: 'number',
    label: 'cutover.field.lockSeconds',
    help: 'cutover.field.lockSecondsHelp',
    initial: LOCK_PATIENCE / 1000,
    isAdvanced: true,
  },
  {
    name: 'wayBack',
    kind: 'checkbox',
    label: 'cutover.field.wayBack',
    help: 'cutover.field.wayBackHelp',
    initial: true,
  },
  LANES_FIELD,
];

export const CUTOVER_INPUT = {
  ...FENCE_INPUT,
  /** `auto`: with a pause where the source cannot be followed as it stands. */
  way: z.enum(['auto', 'follow', 'pause']).default('auto'),
  pauseMinutes: z.coerce.number().min(0.1).max(1_440).default(60),
  verify: z.enum(['before', 'after']).default('before'),
  restart: z.enum(RESTART_WAYS).default('hand'),
  command: z.string().default(''),
  firstWriteSeconds: z.coerce.number().min(0).max(3_600).default(60),
};

export const CUTOVER_FIELDS: readonly Field[] = [
  {
    name: 'way',
    kind: 'select',
    label: 'cutover.field.wayToTake',
    help: 'cutover.field.wayToTakeHelp',
    options: (['auto', 'follow', 'pause'] as const).map((value) => ({
      value,
      label: `cutover.field.take.${value}` as const,
    })),
    initial: 'auto',
  },
  {
    name: 'pauseMinutes',
    kind: 'number',
    label: 'cutover.field.pauseMinutes',
    help: 'cutover.field.pauseMinutesHelp',
    initial: 60,
    showWhen: { field: 'way', values: ['auto', 'pause'] },
  },
  {
    name: 'restart',
    kind: 'select',
    label: 'cutover.field.restart',
    help: 'cutover.field.restartHelp',
    options: RESTART_WAYS.map((value) => ({ value, label: `cutover.field.way.${value}` as const })),
    initial: 'hand',
  },
  {
    name: 'command',
    kind: 'text',
    label: 'cutover.field.command',
    help: 'cutover.field.commandHelp',
    placeholder: 'systemctl --user restart backend',
    showWhen: { field: 'restart', values: ['compose', 'systemd', 'command'] },
  },
  {
    name: 'verify',
    kind: 'select',
    label: 'cutover.field.verify',
    help: 'cutover.field.verifyHelp',
    options: (['before', 'after'] as const).map((value) => ({
      value,
      label: `cutover.field.compare.${value}` as const,
    })),
    initial: 'before',
  },
  ...FENCE_FIELDS,
  {
    name: 'firstWriteSeconds',
    kind: 'number',
    label: 'cutover.field.firstWrite',
    help: 'cutover.field.firstWriteHelp',
    initial: 60,
    isAdvanced: true,
  },
];
