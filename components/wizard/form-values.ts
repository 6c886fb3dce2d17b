import type { FormField } from './form-field';

export type FormValues = Readonly<Record<string, string | boolean>>;

/**
 * The values a form starts from. `sent` (what the action returned) goes before what the server knew, except for
 * secrets, which always start empty.
 */
export function initialValues(fields: readonly FormField[], sent: FormValues = {}): FormValues {
  const entries = fields.map((field): [string, string | boolean] => {
    if (field.kind === 'secret' || field.kind === 'file') return [field.name, ''];
    const value = sent[field.name] ?? field.initial;
    if (field.kind === 'checkbox') return [field.name, value === true || value === 'on' || value === 'true'];
    if (field.kind === 'select' && value === undefined) return [field.name, field.options?.[0]?.value ?? ''];
    return [field.name, value === undefined ? '' : String(value)];
  });
  return Object.fromEntries(entries);
}

/** The same values with every secret forgotten, and what the form has no field for (any more). */
export function withoutSecrets(fields: readonly FormField[], values: FormValues): FormValues {
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => kinds.has(name))
      .map(([name, value]) => [name, kinds.get(name) === 'secret' ? '' : value]),
  );
}

/** Fills in what was understood of a pasted text; names the form does not have are left out. */
export function withUnderstood(
  fields: readonly FormField[],
  values: FormValues,
  understood: Readonly<Record<string, string>>,
): FormValues {
  const names = new Set(fields.map((field) => field.name));
  return { ...values, ...Object.fromEntries(Object.entries(understood).filter(([name]) => names.has(name))) };
}

/** What stands in a form’s fields themselves: choices and texts of before the page had its scripts. */
export function withTyped(
  fields: readonly FormField[],
  values: FormValues,
  read: (name: string) => string | boolean | undefined,
): FormValues {
  const typed = fields.flatMap(({ name, kind }) => {
    const value = kind === 'file' ? undefined : read(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...values, ...Object.fromEntries(typed) };
}

/** The fields that apply to what is chosen now. A hidden field keeps what was typed, but is not sent. */
export function fieldsToShow(fields: readonly FormField[], values: FormValues): readonly FormField[] {
  return fields.filter(
    ({ showWhen }) => !showWhen || showWhen.values.includes(String(values[showWhen.field])),
  );
}
