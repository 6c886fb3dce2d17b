import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from './error-codes';
import { errorPage } from './error-page';

const folder = join('docs', 'errors');

describe('docs/errors', () => {
  it('has one page per code and none besides', () => {
    const pages = readdirSync(folder).filter((name) => name.startsWith('MUD-'));
    expect(pages.sort()).toEqual(ERROR_CODES.map((code) => `${code}.md`));
  });

  it('says what the screens say (npm run docs:errors writes it)', () => {
    for (const code of ERROR_CODES) {
      expect(readFileSync(join(folder, `${code}.md`), 'utf8'), code).toBe(errorPage(code));
    }
  });
});
