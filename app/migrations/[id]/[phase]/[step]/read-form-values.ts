import type { Field } from '@/lib/plan/field';
import { MudanzaError } from '@/lib/platform/errors/mudanza-error';

/** Largest upload a form takes, in bytes: the documented limit of a schema file is 20 MB. */
const MOST_BYTES = 25_000_000;

async function readFile(field: Field, value: FormDataEntryValue | null): Promise<string | undefined> {
  if (!(value instanceof File) || value.size === 0) return undefined;
  if (value.size > MOST_BYTES) {
    throw new MudanzaError('MUD-022', {
      params: { name: value.name, megabytes: Math.ceil(value.size / 1e6), limit: 25 },
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await value.arrayBuffer());
  } catch (cause) {
    throw new MudanzaError('MUD-023', { params: { name: value.name, field: field.name }, cause });
  }
}

/** Reads a form into the values that the step's zod input expects: numbers, booleans and uploaded text included. */
export async function readFormValues(
  fields: readonly Field[],
  form: FormData,
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const value = form.get(field.name);
    if (field.kind === 'checkbox') values[field.name] = value !== null;
    else if (field.kind === 'file') values[field.name] = await readFile(field, value);
    else if (field.kind === 'number')
      values[field.name] = value === null || value === '' ? undefined : Number(value);
    else if (typeof value === 'string')
      values[field.name] = field.kind === 'secret' || field.kind === 'textarea' ? value : value.trim();
  }
  return values;
}
