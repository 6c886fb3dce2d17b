import { isAbsolute, normalize } from 'node:path';
import { z } from 'zod';

const PATH = z
  .string()
  .trim()
  .max(1_000)
  .refine((path) => !path.includes('\0') && !isAbsolute(path) && !/^\.\.(\/|$)/.test(normalize(path)));

/** An address that can be asked; a password in it would be kept and shown. */
export function isAskableUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** What the monitoring page looks at besides the target; an empty text is not looked at. */
export const MonitorSettings = z.object({
  /** The backend's log, relative to its folder. */
  logFile: PATH.default(''),
  /** Name or id of the backend's container, read when there is no file. */
  container: z
    .string()
    .trim()
    .regex(/^([a-zA-Z0-9][a-zA-Z0-9_.-]{0,127})?$/)
    .default(''),
  metricsUrl: z
    .string()
    .trim()
    .max(2_000)
    .refine((url) => url === '' || isAskableUrl(url))
    .default(''),
  metricName: z
    .string()
    .trim()
    .regex(/^[a-zA-Z_:][\w:]{0,199}$/)
    .default('postgres_connections_active'),
});
export type MonitorSettings = z.infer<typeof MonitorSettings>;
