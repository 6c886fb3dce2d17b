import { z } from 'zod';
import type { Field } from '../../../plan/field';

export const ProjectInput = z
  .object({
    action: z.enum(['look', 'create', 'unban']).default('look'),
    accessToken: z.string().trim().default(''),
    keepToken: z.boolean().default(false),
    organization: z.string().trim().default(''),
    name: z.string().trim().max(256).default(''),
    region: z.string().trim().default(''),
    password: z.string().default(''),
    mayCost: z.boolean().default(false),
    ref: z.string().trim().default(''),
    address: z.union([z.literal(''), z.ipv4(), z.ipv6()]).default(''),
  })
  .superRefine((input, context) => {
    if (input.action !== 'create') return;
    for (const name of ['organization', 'name', 'region'] as const) {
      if (input[name] === '') context.addIssue({ code: 'custom', path: [name], message: 'required' });
    }
    if (input.name.includes('[')) context.addIssue({ code: 'custom', path: ['name'], message: '[env]' });
  });
export type ProjectInput = z.infer<typeof ProjectInput>;

const onlyFor = (...values: readonly ProjectInput['action'][]) => ({ showWhen: { field: 'action', values } });

export const PROJECT_FIELDS: readonly Field[] = [
  {
    name: 'action',
    kind: 'select',
    label: 'connection.newProject.field.action.label',
    help: 'connection.newProject.field.action.help',
    options: (['look', 'create', 'unban'] as const).map((value) => ({
      value,
      label: `connection.newProject.field.action.${value}` as const,
    })),
    initial: 'look',
  },
  {
    name: 'accessToken',
    kind: 'secret',
    keeps: { secret: 'supabase.accessToken' },
    label: 'connection.field.accessToken.label',
    placeholder: 'sbp_…',
  },
  {
    name: 'keepToken',
    kind: 'checkbox',
    label: 'connection.newProject.field.keepToken.label',
    help: 'connection.newProject.field.keepToken.help',
  },
  ...(['organization', 'name', 'region'] as const).map(
    (name): Field => ({
      name,
      kind: 'text',
      label: `connection.newProject.field.${name}.label`,
      help: `connection.newProject.field.${name}.help`,
      ...(name === 'name' ? { placeholder: 'agente-hotel-api-dev' } : {}),
      ...onlyFor('create'),
    }),
  ),
  {
    name: 'password',
    kind: 'secret',
    label: 'connection.newProject.field.password.label',
    help: 'connection.newProject.field.password.help',
    ...onlyFor('create'),
  },
  {
    name: 'mayCost',
    kind: 'checkbox',
    label: 'connection.newProject.field.mayCost.label',
    help: 'connection.newProject.field.mayCost.help',
    ...onlyFor('create'),
  },
  ...(['ref', 'address'] as const).map(
    (name): Field => ({
      name,
      kind: 'text',
      label: `connection.newProject.field.${name}.label`,
      help: `connection.newProject.field.${name}.help`,
      ...onlyFor('unban'),
    }),
  ),
];
