import type { Translate } from '@/lib/i18n/translate';
import type { Field } from '@/lib/plan/field';
import type { FormField } from './form-field';

export interface KnownValues {
  /** Values the server already has; an entry for a secret is ignored. */
  readonly values?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Names of secrets that the vault holds. */
  readonly stored?: ReadonlySet<string>;
}

/** What a field begins with where nobody said anything. */
function beginsWith({ kind, initial, options }: Field): string {
  const first = options?.[0]?.value ?? '';
  return String(initial ?? (kind === 'checkbox' ? false : kind === 'select' ? first : ''));
}

/**
 * Turns the fields of a step into those of a form. Call it on the server: the texts come from areas that the
 * browser does not get, and a secret’s value is dropped here even when someone passes it.
 */
export function resolveFields(fields: readonly Field[], t: Translate, known: KnownValues = {}): FormField[] {
  const drawn = fields.filter(({ isHidden }) => !isHidden);
  return drawn.map((field) => {
    const isSecret = field.kind === 'secret';
    const last = isSecret || field.kind === 'file' ? undefined : known.values?.[field.name];
    const value = isSecret ? undefined : (last ?? field.initial);
    const isKept = last !== undefined && String(last) !== beginsWith(field);
    return {
      name: field.name,
      kind: field.kind,
      label: t(field.label),
      ...(field.help ? { help: t(field.help) } : {}),
      ...(field.placeholder ? { placeholder: field.placeholder } : {}),
      ...(field.options
        ? {
            options: field.options.map((option) => ({
              value: option.value,
              label: 'name' in option ? option.name : t(option.label),
            })),
          }
        : {}),
      ...(value === undefined ? {} : { initial: value }),
      ...(field.isRequired ? { isRequired: true } : {}),
      ...(field.isAdvanced ? { isAdvanced: true } : {}),
      ...(field.showWhen ? { showWhen: field.showWhen } : {}),
      ...(isKept ? { isKept: true } : {}),
      ...(isSecret && known.stored?.has(field.name) ? { isStored: true } : {}),
    };
  });
}
