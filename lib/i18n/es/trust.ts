import type { trust as english } from '../en/trust';
import type { Translation } from '../translation';

export const trust: Translation<typeof english> = {};
