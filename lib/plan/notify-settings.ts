import { z } from 'zod';

/** What a migration tells its webhook, in which form and language; the address itself is a secret. */
export const NotifySettings = z.object({
  form: z.enum(['json', 'slack']).default('json'),
  locale: z.enum(['en', 'es']).default('en'),
  ended: z.boolean().default(true),
  waiting: z.boolean().default(true),
  alert: z.boolean().default(true),
});
export type NotifySettings = z.infer<typeof NotifySettings>;
