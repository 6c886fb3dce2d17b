import { describe, expect, it } from 'vitest';
import { translate } from '../../../i18n/translate';
import type { Finding } from '../../../plan/evidence/schema-preview-evidence';
import { parseScript } from '../parse-script';
import { prepareSchema } from '../prepare-schema';
import { splitScript } from '../split-script';
import { LINT_RULES } from './lint-rules';

async function findings(script: string, id: string): Promise<readonly Finding[]> {
  const reader = LINT_RULES.find((rule) => rule.id === id)?.start();
  for await (const statement of parseScript(splitScript(script), script)) reader?.see(statement);
  return reader?.end() ?? [];
}

describe.each(LINT_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, { ok, bad }) => {
  it.each(ok)('says nothing about: %s', async (script) => {
    expect(await findings(script, id)).toEqual([]);
  });
  it.each(bad)('remarks on: %s', async (script) => {
    const found = await findings(script, id);
    expect(found).toHaveLength(1);
    for (const locale of ['en', 'es'] as const)
      expect(translate(locale, found[0]!.message)).not.toMatch(/^schema\.|[{}]/);
  });
});

describe('the rules together', () => {
  it('have one id each and examples of both kinds', () => {
    expect(new Set(LINT_RULES.map(({ id }) => id)).size).toBe(LINT_RULES.length);
    expect(LINT_RULES.every(({ ok, bad }) => ok.length > 0 && bad.length > 0)).toBe(true);
  });

  it('report with the line of the file', async () => {
    const { findings: found } = await prepareSchema('-- first\n\ncreate table t (\n  id int\n);');
    expect(found.map(({ rule, line }) => `${line} ${rule}`)).toContain('3 no-primary-key');
  });
});
