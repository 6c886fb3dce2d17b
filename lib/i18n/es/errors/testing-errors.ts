import type { testingErrors as english } from '../../en/errors/testing-errors';
import type { Translation } from '../../translation';

export const testingErrors: Translation<typeof english> = {};
