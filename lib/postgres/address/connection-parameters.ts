import { z } from 'zod';

export const TARGET_SESSION_ATTRS = [
  'any',
  'read-write',
  'read-only',
  'primary',
  'standby',
  'prefer-standby',
] as const;

/**
 * What a connection text says beyond where, who and TLS mode, in the meaning that libpq gives it, whatever the text
 * called it. Nothing in it is a secret. A driver's advice carries each one over in the form its driver knows, or
 * refuses it by name; what no driver needs is not here but among what was left out.
 */
export const ConnectionParameters = z.object({
  /** Schemas that unqualified names are looked up in (`schema=`, `currentSchema=`, `options=-c search_path=`). */
  searchPath: z.array(z.string().min(1)).min(1).optional(),
  /** Other server settings of the startup packet (`options=-c statement_timeout=5s`), by lower-case name. */
  settings: z.record(z.string(), z.string()).optional(),
  applicationName: z.string().optional(),
  /** Hosts beside the first one, in the order in which they are tried. */
  otherHosts: z.array(z.object({ host: z.string(), port: z.number().int() })).optional(),
  targetSessionAttrs: z.enum(TARGET_SESSION_ATTRS).optional(),
  channelBinding: z.enum(['disable', 'prefer', 'require']).optional(),
  /** `direct`: TLS from the first byte, without an SSLRequest (libpq 17). */
  sslNegotiation: z.enum(['postgres', 'direct']).optional(),
  /** Paths of a client certificate and its key on the machine that the text was written for. */
  clientCertificate: z.object({ cert: z.string().optional(), key: z.string().optional() }).optional(),
  /** Path of the CA file that the text names, or `system`; the CA itself is uploaded in its own field. */
  rootCertificate: z.string().optional(),
  connectTimeoutSeconds: z.number().optional(),
  /** What the text says of a pool: `connection_limit`, `pool_timeout`, `Maximum Pool Size`, `pool_max_conns`. */
  pool: z.object({ max: z.number().int().optional(), timeoutSeconds: z.number().optional() }).optional(),
  /** Prisma's `pgbouncer=true`: its engine then uses no named prepared statements. */
  isPgBouncer: z.boolean().optional(),
});
export type ConnectionParameters = z.infer<typeof ConnectionParameters>;
