import { describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { readPaste } from './read-paste';
import { judgePaste } from './testing/judge-paste';
import { PASTES } from './testing/paste-table';

describe('what people paste', () => {
  it.each(PASTES)('$text', (row) => {
    expect(judgePaste(row)).toEqual([]);
  });

  it('is of more than 250 texts, none of them twice, each with a public source', () => {
    expect(new Set(PASTES.map(({ text }) => text)).size).toBe(PASTES.length);
    expect(PASTES.length).toBeGreaterThanOrEqual(250);
    expect(PASTES.every(({ source }) => source.startsWith('https://'))).toBe(true);
  });

  it('names no secret in anything that is said of it', () => {
    for (const { text } of PASTES) {
      const paste = readPaste(text.replaceAll(/s3cret|secretpassword|adminpw|apppw/g, 'Zk9-unlikely-7Q'));
      const said = [...(paste?.findings ?? []), ...(paste?.leftOut ?? [])].flatMap(({ message }) => [
        translate('en', message),
        translate('es', message),
      ]);
      expect(JSON.stringify([said, paste?.findings, paste?.leftOut])).not.toContain('Zk9-unlikely-7Q');
    }
  });
});
