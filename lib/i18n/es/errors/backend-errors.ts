import type { backendErrors as english } from '../../en/errors/backend-errors';
import type { Translation } from '../../translation';

export const backendErrors: Translation<typeof english> = {};
