import { describe, expect, it } from 'vitest';
import { say } from '../../i18n/message';
import { translator } from '../../i18n/translate';
import type { DocsFacts } from './docs-facts';
import { putSection } from './owned-section';
import { renderDocs } from './render-docs';

describe('putSection', () => {
  it('adds once, replaces later, and keeps what is around it, with its line ends', () => {
    const added = putSection('f', '# Mine\r\n', 's', 'one');
    expect(added).toBe('# Mine\r\n\r\n<!-- mudanza:s:begin -->\r\none\r\n<!-- mudanza:s:end -->\r\n');
    const replaced = putSection('f', `${added}after\r\n`, 's', 'two\nlines');
    expect(replaced).toBe(
      '# Mine\r\n\r\n<!-- mudanza:s:begin -->\r\ntwo\r\nlines\r\n<!-- mudanza:s:end -->\r\nafter\r\n',
    );
    expect(putSection('f', '', 's', 'one')).toBe('<!-- mudanza:s:begin -->\none\n<!-- mudanza:s:end -->\n');
    expect(putSection('f', 'no end', 's', 'one')).toMatch(/^no end\n\n<!--/);
  });

  it.each([
    '<!-- mudanza:s:begin -->',
    '<!-- mudanza:s:end -->',
    '<!-- mudanza:s:end --><!-- mudanza:s:begin -->',
    '<!-- mudanza:s:begin --><!-- mudanza:s:begin --><!-- mudanza:s:end -->',
  ])('refuses damaged marks: %s', (text) => {
    expect(() => putSection('f', text, 's', 'x')).toThrow('MUD-425');
  });
});

const facts: DocsFacts = {
  date: '2026-03-01',
  migration: 'Hotel',
  host: 'db.example',
  port: 6543,
  database: 'postgres',
  user: 'postgres.ref',
  mode: 'transaction',
  tls: 'verify-full',
  region: null,
  driver: 'SQLAlchemy + asyncpg',
  poolSize: { value: '20', size: 20, from: 'code', file: '.env', line: 7 },
  p95Before: null,
  p95After: 12.345,
  envFile: '.env',
  composeFiles: ['docker-compose.yml'],
  composeOption: 'profile',
  service: 'postgres',
  copies: [{ path: '.env', copy: '.env.backup.1' }],
  done: [
    {
      title: say('backend.doc.changes'),
      said: [
        { holds: true, message: say('backend.criterion.commitClean') },
        { holds: false, message: say('backend.criterion.commitNotPushed') },
      ],
    },
  ],
  isEnvKept: true,
};

describe('renderDocs', () => {
  it.each(['en', 'es'] as const)(
    'in %s: figures, boxes and commands, and no text that was not filled',
    (locale) => {
      const all = renderDocs(translator(locale), facts, locale)
        .map(({ body }) => body)
        .join('\n');
      expect(all).toContain(locale === 'en' ? '12.3 ms' : '12,3 ms');
      expect(all).toContain(' | 20 (`.env:7`) |');
      expect(all).toMatch(/- \[x\] .+\n {2}- \[ \] /);
      expect(all).toContain("cp -p '.env.backup.1' '.env'");
      expect(all).toContain('docker compose --profile local-db up -d');
      expect(all).not.toMatch(/backend\.doc|\{\w+\}|undefined|null/);
    },
  );
});
