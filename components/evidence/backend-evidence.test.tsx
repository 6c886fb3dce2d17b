import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { clientMessages } from '@/lib/i18n/client-messages';
import { translator } from '@/lib/i18n/translate';
import { TranslateProvider } from '../i18n/translate-provider';
import { BackendDriverView } from './backend-driver';
import { BackendEnvView } from './backend-env';
import { RollbackEverythingView } from './rollback';
import { ToolsView } from './tools';

const t = translator('es');
const render = (view: ReactNode) =>
  renderToStaticMarkup(
    <TranslateProvider locale="es" messages={clientMessages('es')}>
      {view}
    </TranslateProvider>,
  );

describe('evidence of the backend steps', () => {
  it('shows instructions and who followed them', () => {
    const instructions = [{ summary: { key: 'backend.manual.env' as const }, text: 'A=1' }];
    const html = render(
      <BackendEnvView evidence={{ kind: 'manual', instructions, confirmedBy: 'Ana' }} t={t} />,
    );
    expect(html).toContain('A=1');
    expect(html).toContain('Hecho a mano: Ana');
  });

  it('shows each tool with its verdict and how to install it', () => {
    const tool = {
      name: 'psql',
      isNeeded: false,
      version: null,
      minimum: null,
      hint: 'apt-get install psql',
    };
    const html = render(<ToolsView evidence={{ tools: [{ ...tool, verdict: 'missing' }] }} t={t} />);
    expect(html).toContain('apt-get install psql');
    expect(html).toContain('opcional');
  });

  it('shows a setting that was not found, and where a danger is', () => {
    const advice = {
      id: 'asyncpg' as const,
      label: 'asyncpg',
      url: 'postgresql://u:[PASSWORD]@h/d',
      migrationsUrl: null,
      code: 'pool = …',
      settings: [
        {
          name: 'statement_cache_size',
          value: '0',
          why: 'backend.why.statementCache' as const,
          when: 'transaction' as const,
          isOptional: false,
          seen: null,
        },
      ],
      breaks: [
        {
          what: 'backend.breaks.systemCa' as const,
          error: 'CERTIFICATE_VERIFY_FAILED',
          isFatal: true,
          seen: [{ file: 'db.py', line: 3, text: 'ssl=True' }],
        },
      ],
    };
    const evidence = { kind: 'manual' as const, instructions: [], confirmedBy: null, advice };
    const html = render(<BackendDriverView evidence={evidence} t={t} />);
    expect(html).toContain('no encontrado');
    expect(html).toContain('db.py:3');
  });

  it('shows each restored file, before and now', () => {
    const state = { sha256: 'ab'.repeat(32), mode: 0o600 };
    const files = [
      { path: '.env', before: state, now: state },
      { path: 'new', before: null, now: null },
    ];
    const evidence = {
      files,
      instructions: null,
      confirmedBy: null,
      commit: null,
      schema: ['drop table a'],
      schemaCount: 1,
      health: null,
      proof: null,
    };
    const html = render(<RollbackEverythingView evidence={evidence} t={t} />);
    expect(html).toContain('abababababababab');
    expect(html).toContain('no hay archivo');
  });
});
