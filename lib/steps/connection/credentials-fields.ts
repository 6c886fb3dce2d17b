import { z } from 'zod';
import type { Field } from '../../plan/field';
import { refOfProjectUrl } from '../../postgres/address/agree-on-ref';
import { TLS_MODES } from '../../postgres/address/endpoint';

/** Everything may be left empty: what is stored already is kept then. */
export const CredentialsInput = z.object({
  projectUrl: z.string().trim().default(''),
  /** Anything else would be ignored, and stored in plain: it may be a password that missed its field. */
  ref: z
    .string()
    .trim()
    .refine((text) => text === '' || refOfProjectUrl(text) !== null, { message: '[a-z]{20}' })
    .default(''),
  connection: z.string().default(''),
  password: z.string().default(''),
  anonKey: z.string().trim().default(''),
  serviceKey: z.string().trim().default(''),
  sessionConnection: z.string().default(''),
  sessionPassword: z.string().default(''),
  tlsMode: z.enum(['auto', ...TLS_MODES]).default('auto'),
  ca: z.string().optional(),
  plan: z.enum(['unknown', 'free', 'paid']).default('unknown'),
  accessToken: z.string().trim().default(''),
});
export type CredentialsInput = z.infer<typeof CredentialsInput>;

/** The form of one connection's TLS; used for the source as well. */
export const TLS_FIELDS: readonly Field[] = [
  {
    name: 'tlsMode',
    kind: 'select',
    label: 'connection.field.tlsMode.label',
    help: 'connection.field.tlsMode.help',
    options: (['auto', ...TLS_MODES] as const).map((value) => ({
      value,
      label: `connection.field.tlsMode.${value}` as const,
    })),
    initial: 'auto',
    isAdvanced: true,
  },
  {
    name: 'ca',
    kind: 'file',
    label: 'connection.field.ca.label',
    help: 'connection.field.ca.help',
    isAdvanced: true,
  },
];

export const CREDENTIALS_FIELDS: readonly Field[] = [
  {
    name: 'projectUrl',
    kind: 'text',
    label: 'connection.field.projectUrl.label',
    help: 'connection.field.projectUrl.help',
    placeholder: 'https://abcdefghijklmnopqrst.supabase.co',
  },
  {
    name: 'connection',
    kind: 'secret',
    keeps: { connection: 'target' },
    label: 'connection.field.connection.label',
    help: 'connection.field.connection.help',
    placeholder: 'postgresql://postgres.…@….pooler.supabase.com:6543/postgres',
  },
  {
    name: 'password',
    kind: 'secret',
    keeps: { secret: 'target.password' },
    label: 'connection.field.password.label',
    help: 'connection.field.password.help',
  },
  {
    name: 'anonKey',
    kind: 'secret',
    keeps: { secret: 'supabase.anonKey' },
    label: 'connection.field.anonKey.label',
    help: 'connection.field.anonKey.help',
  },
  {
    name: 'serviceKey',
    kind: 'secret',
    keeps: { secret: 'supabase.serviceKey' },
    label: 'connection.field.serviceKey.label',
    help: 'connection.field.serviceKey.help',
  },
  {
    name: 'sessionConnection',
    kind: 'secret',
    keeps: { connection: 'session' },
    label: 'connection.field.sessionConnection.label',
    help: 'connection.field.sessionConnection.help',
    isAdvanced: true,
  },
  {
    name: 'sessionPassword',
    kind: 'secret',
    keeps: { secret: 'session.password' },
    label: 'connection.field.sessionPassword.label',
    help: 'connection.field.sessionPassword.help',
    isAdvanced: true,
  },
  {
    name: 'ref',
    kind: 'text',
    label: 'connection.field.ref.label',
    help: 'connection.field.ref.help',
    isAdvanced: true,
  },
  ...TLS_FIELDS,
  {
    name: 'plan',
    kind: 'select',
    label: 'connection.field.plan.label',
    help: 'connection.field.plan.help',
    options: (['unknown', 'free', 'paid'] as const).map((value) => ({
      value,
      label: `connection.field.plan.${value}` as const,
    })),
    initial: 'unknown',
    isAdvanced: true,
  },
  {
    name: 'accessToken',
    kind: 'secret',
    keeps: { secret: 'supabase.accessToken' },
    label: 'connection.field.accessToken.label',
    help: 'connection.field.accessToken.help',
    isAdvanced: true,
  },
];
