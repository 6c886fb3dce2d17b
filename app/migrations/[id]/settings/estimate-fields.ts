import type { FormField } from '@/components/wizard/form-field';
import type { Translate } from '@/lib/i18n/translate';
import { OUTLINE } from '@/lib/plan/outline';
import { stepText } from '@/lib/plan/step-text';
import type { Migration } from '@/lib/store/migrations';

/** One number of minutes for each step that applies; an empty one means what the plan reserves. */
export function estimateFields({ kind, settings }: Migration, t: Translate): FormField[] {
  return OUTLINE.filter((row) => !row.onlyIn || row.onlyIn === kind).map(({ id, number, estimate }) => ({
    name: id,
    kind: 'number',
    label: `${number} ${t(stepText(id, 'title'))}`,
    placeholder: String(estimate),
    initial: settings.estimates[id] ?? '',
  }));
}
