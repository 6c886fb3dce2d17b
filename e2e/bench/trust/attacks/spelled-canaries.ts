import { LineRedactor } from '../../../../lib/platform/vault/line-redactor';
import { redactText } from '../../../../lib/platform/vault/redact-text';
import { AWKWARD_SECRETS, SECRET_SPELLINGS } from '../../../../lib/platform/vault/testing/secret-spellings';
import { whatIsLeft } from '../../../../lib/platform/vault/testing/what-is-left';

/** Each secret in each spelling and place: how many there are, and how many can still be read afterwards. */
export function spelledCanaries(): { canaries: number; leaks: number } {
  let canaries = 0;
  let leaks = 0;
  for (const [name, spell] of SECRET_SPELLINGS)
    for (const secret of AWKWARD_SECRETS)
      for (const place of [
        (s: string) => `x ${s} y`,
        (s: string) => `postgresql://u:${s}@h/d`,
        (s: string) => `{"a":"${s}"}`,
      ]) {
        canaries += 1;
        const redactor = new LineRedactor(() => AWKWARD_SECRETS);
        const text = place(spell(secret));
        const clean = `${redactText(text, AWKWARD_SECRETS)}\n${redactor.push(text.slice(0, 9), true)}${redactor.push(text.slice(9))}`;
        if (whatIsLeft(clean.replaceAll('•', ''), secret) < 6) continue;
        leaks += 1;
        console.log(`  LEAK ${name}: ${secret}`);
      }
  return { canaries, leaks };
}
