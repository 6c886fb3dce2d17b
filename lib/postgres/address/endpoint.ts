import { z } from 'zod';
import { ConnectionParameters } from './connection-parameters';

/** TLS as libpq means it; `disable` is only ever the operator's own choice, shown as a failed criterion. */
export const TLS_MODES = ['disable', 'require', 'verify-ca', 'verify-full'] as const;
export const TlsMode = z.enum(TLS_MODES);
export type TlsMode = z.infer<typeof TlsMode>;

/** Where a Postgres is and how to reach it, without the password: safe to store, log and show. */
export const Endpoint = z.object({
  host: z.string().min(1),
  port: z.number().int().min(1).max(65535),
  database: z.string().min(1),
  user: z.string().min(1),
  tls: z.object({
    mode: z.enum(TLS_MODES),
    /** PEM of the CA to verify against; absent = the Supabase root for Supabase hosts, else the system's. */
    ca: z.string().optional(),
  }),
  /** What the text said beyond that, for the driver's advice to carry over or to refuse by name. */
  parameters: ConnectionParameters.optional(),
});
export type Endpoint = z.infer<typeof Endpoint>;

/** An endpoint with its password; exists only in the runner and is never serialised. */
export interface Credentials {
  readonly endpoint: Endpoint;
  readonly password: string;
  /** Sessions of this product say that they write: it has made the database read-only for everybody else itself. */
  readonly writesAnyway?: true;
}
