import { randomUUID } from 'node:crypto';
import { unstable_rethrow } from 'next/navigation';
import type { ZodType } from 'zod';
import { translator } from '../../i18n/translate';
import { dataDir } from '../../platform/data-dir';
import { diskFull } from '../../platform/errors/disk-full';
import { type ErrorExplanation, explainError } from '../../platform/errors/explain-error';
import { fieldErrors } from '../../platform/errors/field-errors';
import { inputError } from '../../platform/errors/input-error';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { isDiskFull } from '../../platform/files/is-disk-full';
import { logger } from '../../platform/log/logger';
import { redactText } from '../../platform/vault/redact-text';
import type { Role } from '../../store/operators';
import type { Session } from '../../store/sessions';
import { isOutage } from '../../store/state-outage';
import { viewerLocale } from '../viewer-locale';
import { rotateCookie } from './session-cookie';
import { currentViewer } from './viewer';

export interface ActionFailure {
  readonly error: ErrorExplanation;
  /** For input that a schema refused: a sentence by field. */
  readonly fieldErrors?: Record<string, string>;
  readonly original?: string;
}
export type ActionResult<T> =
  | { readonly ok: true; readonly value: T }
  | ({ readonly ok: false } & ActionFailure);

/** True when the state database fails because the disk that holds our data is full. */
function isFullState(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return (code === '53100' || isOutage(error)) && isDiskFull(dataDir());
}

/** True for the state's own "no such row": an id that was made up, or of something that somebody removed. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503';
}

/** Turns anything thrown into texts that may be shown: unknown errors become a fixed sentence and a reference. */
export async function actionFailure(error: unknown): Promise<ActionFailure> {
  // Redirects and not-found are thrown by Next and have to reach it.
  unstable_rethrow(error);
  const locale = await viewerLocale();
  const full = diskFull(error);
  if (full) return { error: explainError(full.code, locale) };
  if (error instanceof MudanzaError) {
    const params = Object.fromEntries(
      Object.entries(error.params).map(([name, value]) => [
        name,
        typeof value === 'string' ? redactText(value) : value,
      ]),
    );
    const explained = explainError(error.code, locale, params);
    const marked = fieldErrors(error, translator(locale));
    return {
      error: explained,
      ...(error.original ? { original: redactText(error.original) } : {}),
      ...(marked ? { fieldErrors: marked } : {}),
    };
  }
  if (isFullState(error)) {
    return { error: explainError('MUD-839', locale, { place: 'state', folder: dataDir() }) };
  }
  if (isMissing(error)) return { error: explainError('MUD-837', locale) };
  const reference = randomUUID().slice(0, 8);
  logger.error(
    { reference, err: redactText((error instanceof Error && error.stack) || String(error)) },
    'unknown error in an action',
  );
  return { error: explainError('MUD-001', locale, { reference }) };
}

/** The signed-in viewer with at least this role, or MUD-020. Every server action asks first. */
export async function authorise(role: Role): Promise<Session> {
  const viewer = await currentViewer();
  if (!viewer || (role === 'operator' && viewer.role !== 'operator')) throw new MudanzaError('MUD-020');
  await rotateCookie(viewer.sessionId);
  return viewer;
}

/** A server action that takes an object from a script, or, before the page has one, the fields of a posted form. */
export type Action<Value> = (input: unknown, form?: FormData) => Promise<ActionResult<Value>>;

/** Wraps the body of a server action: authorise, parse, run, and map what goes wrong to texts. */
export function action<Input, Value>(
  role: Role,
  schema: ZodType<Input>,
  body: (input: Input, viewer: Session) => Promise<Value>,
): Action<Value> {
  return async (input, form) => {
    try {
      const viewer = await authorise(role);
      // With a form, what comes first is the answer to the one before it.
      const parsed = schema.safeParse(form instanceof FormData ? Object.fromEntries(form) : input);
      if (!parsed.success) {
        throw inputError(parsed.error);
      }
      return { ok: true, value: await body(parsed.data, viewer) };
    } catch (error) {
      return { ok: false, ...(await actionFailure(error)) };
    }
  };
}
