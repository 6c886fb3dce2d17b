import { z } from 'zod';
import type { ErrorCode } from './error-code';

/** A code as it was stored; one that this version does not know is still shown. */
export const ErrorCodeSchema = z.custom<ErrorCode>(
  (value) => typeof value === 'string' && /^MUD-\d{3}$/.test(value),
);
