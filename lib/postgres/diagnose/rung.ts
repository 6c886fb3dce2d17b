import { z } from 'zod';
import { MessageParamsSchema, MessageSchema } from '../../i18n/message-schema';
import { ErrorCodeSchema } from '../../platform/errors/error-code-schema';
import type { MudanzaError } from '../../platform/errors/mudanza-error';

/** The ladder, bottom up. A rung that fails keeps those above it from being tried. */
export const RUNG_IDS = [
  'read',
  'dns',
  'ipv6',
  'tcp',
  'tls',
  'auth',
  'server',
  'privileges',
  'size',
  'extensions',
  'pooling',
  'startup',
  'roundtrip',
] as const;
export const RungId = z.enum(RUNG_IDS);
export type RungId = z.infer<typeof RungId>;
export const RungState = z.enum(['pass', 'warn', 'fail', 'skipped']);
export type RungState = z.infer<typeof RungState>;

/** What a rung saw, as plain JSON; shown one click away. */
export const Facts = z.record(z.string(), z.unknown());
export type Facts = z.infer<typeof Facts>;

export const RungError = z.object({
  code: ErrorCodeSchema,
  params: MessageParamsSchema,
  original: z.string().optional(),
  sqlState: z.string().optional(),
});
export type RungError = z.infer<typeof RungError>;

export const Rung = z.object({
  id: RungId,
  state: RungState,
  /** How long it took, in ms. */
  ms: z.number(),
  message: MessageSchema,
  facts: Facts,
  error: RungError.optional(),
});
export type Rung = z.infer<typeof Rung>;

/** What the code of one rung gives back; the ladder adds its name and its time. */
export type RungResult = Pick<Rung, 'state' | 'message' | 'facts'> & { readonly error?: RungError };

/** The part of an error that may be stored. */
export function rungError(error: MudanzaError): RungError {
  return {
    code: error.code,
    params: error.params,
    ...(error.original === undefined ? {} : { original: error.original }),
    ...(error.sqlState === undefined ? {} : { sqlState: error.sqlState }),
  };
}
