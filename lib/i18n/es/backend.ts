import type { backend as english } from '../en/backend';
import type { Translation } from '../translation';

export const backend: Translation<typeof english> = {};
