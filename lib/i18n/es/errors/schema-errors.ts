import type { schemaErrors as english } from '../../en/errors/schema-errors';
import type { Translation } from '../../translation';

export const schemaErrors: Translation<typeof english> = {};
