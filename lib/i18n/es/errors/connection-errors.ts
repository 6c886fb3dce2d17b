import type { connectionErrors as english } from '../../en/errors/connection-errors';
import type { Translation } from '../../translation';

export const connectionErrors: Translation<typeof english> = {};
