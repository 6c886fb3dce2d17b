import type { testing as english } from '../en/testing';
import type { Translation } from '../translation';

export const testing: Translation<typeof english> = {};
