import { en } from '../../i18n/en/dictionary';
import type { ErrorCode } from './error-code';
import { isErrorCode } from './explain-error';

/** Every error code, in order. */
export const ERROR_CODES: readonly ErrorCode[] = Object.keys(en.errors).filter(isErrorCode).sort();
