import type { ErrorCode } from '@/lib/platform/errors/error-code';
import { ERROR_CODES } from '@/lib/platform/errors/error-codes';

/** Areas of the error codes, by their first digit. */
export const ERROR_AREAS = ['0', '1', '2', '3', '4', '5', '6', '7', '8'] as const;
export type ErrorArea = (typeof ERROR_AREAS)[number];

/** The codes of an area, in order. */
export function codesOf(area: ErrorArea): ErrorCode[] {
  return ERROR_CODES.filter((code) => code.charAt('MUD-'.length) === area);
}
