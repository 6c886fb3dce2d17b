import type { FormField } from './form-field';

interface Props {
  readonly formId: string;
  readonly fields: readonly FormField[];
}

const WORD = /^[a-z][\w-]*$/i;

/**
 * Hides the fields that do not apply to what is chosen, before the page has scripts. Nothing in it needs quotes: React
 * would write them as entities, which a style does not read.
 */
export function ShowWhenStyle({ formId, fields }: Props) {
  const rules = fields.flatMap(({ name, showWhen }) => {
    if (!showWhen || ![name, showWhen.field, ...showWhen.values].every((word) => WORD.test(word))) return [];
    const chosen = showWhen.values.map((value) => `[value=${value}]:checked`).join(',');
    return [
      `#${formId}:not(:has([name=${showWhen.field}] :is(${chosen}))) [data-field=${name}]{display:none}`,
    ];
  });
  return rules.length > 0 ? <style>{rules.join('\n')}</style> : null;
}
