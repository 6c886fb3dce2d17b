import type { schema as english } from '../en/schema';
import type { Translation } from '../translation';

export const schema: Translation<typeof english> = {};
