import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { ZodType } from 'zod';
import type { StepFormState } from '@/components/wizard/step-form-state';
import { fieldErrors } from '@/lib/platform/errors/field-errors';
import { inputError } from '@/lib/platform/errors/input-error';
import { MudanzaError } from '@/lib/platform/errors/mudanza-error';
import { refuseSecrets } from '@/lib/platform/vault/refuse-secrets';
import { knownSecrets } from '@/lib/store/keys/known-secrets';
import type { Role } from '@/lib/store/operators';
import type { Session } from '@/lib/store/sessions';
import { actionFailure, authorise } from '@/lib/web/auth/action';
import { viewerTranslate } from '@/lib/web/viewer-locale';

type FormAction = (previous: StepFormState, form: FormData) => Promise<StepFormState>;

/** The texts of a form; files are left out, and so is what Next adds for a page without scripts. */
export function formTexts(form: FormData): Record<string, string> {
  const texts = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$'),
  );
  return Object.fromEntries(texts);
}

/** Fields that are shown as a name, among others' words. */
const ONE_LINE: readonly string[] = ['name', 'label', 'title', 'who', 'signedBy'];
/** What makes one name look like two, or like another: line breaks, controls, marks that turn the direction. */
const FORGES = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Throws MUD-838 for signs that no field takes, MUD-830 when a text of a form holds a secret, MUD-835 when it is too long; one of the migration's own when the form names one. */
export async function refuseTexts(values: Readonly<Record<string, string>>): Promise<void> {
  const texts = Object.entries(values).map(([field, text]) => ({ field, text }));
  for (const { field, text } of texts)
    if (text.includes('\0') || (ONE_LINE.includes(field) && FORGES.test(text)))
      throw new MudanzaError('MUD-838', { params: { field } });
  await refuseSecrets(texts, await knownSecrets(values.migrationId));
}

/** Errors that are one field's, whose value does not go back. */
const IN_A_FIELD: readonly string[] = ['MUD-830', 'MUD-835', 'MUD-838'];

/** A refused form: its values, and why. A field that holds a secret is named, and its value does not come back. */
export async function formFailure(
  error: unknown,
  values: NonNullable<StepFormState['values']>,
): Promise<StepFormState> {
  const failure = await actionFailure(error);
  const field =
    error instanceof MudanzaError && IN_A_FIELD.includes(error.code) ? error.params.field : undefined;
  if (typeof field !== 'string') return { values, ...failure };
  // A field inside a pasted file has no box of its own: then nothing that was typed comes back.
  if (!(field in values)) return failure;
  const { [field]: _, ...others } = values;
  return { values: others, fieldErrors: { [field]: failure.error.cause }, ...failure };
}

/**
 * Wraps the body of a form's action: authorise, parse, do, show the page as it is then. Nothing typed is lost: a
 * refused form comes back with its values. The body may give an address to go to. Not for forms with secrets.
 */
export function formAction<Input>(
  role: Role,
  schema: ZodType<Input>,
  body: (input: Input, viewer: Session) => Promise<string | undefined>,
): FormAction {
  return async (_, form) => {
    // A server action is called by anybody with anything: what is no form is refused, not thrown over.
    if (!(form instanceof FormData))
      return formFailure(new MudanzaError('MUD-002', { params: { detail: 'form' } }), {});
    const values = formTexts(form);
    let href: string | undefined;
    try {
      const viewer = await authorise(role);
      await refuseTexts(values);
      const parsed = schema.safeParse(values);
      if (!parsed.success) {
        const t = await viewerTranslate();
        // What is wrong with a hidden field has no place below it: the form then shows the error as a whole.
        const whole = await actionFailure(inputError(parsed.error));
        return { values, fieldErrors: fieldErrors(parsed.error, t) ?? {}, ...whole };
      }
      href = await body(parsed.data, viewer);
    } catch (error) {
      return formFailure(error, values);
    }
    revalidatePath('/migrations', 'layout');
    if (href) redirect(href);
    return { done: String(Date.now()) };
  };
}
