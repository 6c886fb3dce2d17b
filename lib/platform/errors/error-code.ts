import type { en } from '../../i18n/en/dictionary';

/** The closed union of codes; a code exists when it has a text, and its page is `docs/errors/CODE.md`. */
export type ErrorCode = keyof (typeof en)['errors'];
