import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES } from '../platform/errors/error-codes';
import { errorPage } from '../platform/errors/error-page';

/** `npm run docs:errors`: writes one page per error code, afresh, from the dictionaries. */
rmSync(join('docs', 'errors'), { recursive: true, force: true });
mkdirSync(join('docs', 'errors'), { recursive: true });
for (const code of ERROR_CODES) writeFileSync(join('docs', 'errors', `${code}.md`), errorPage(code));
