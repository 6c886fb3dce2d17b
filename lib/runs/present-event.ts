import type { Locale } from '../i18n/locale';
import type { Message } from '../i18n/message';
import { translate } from '../i18n/translate';
import type { Lifecycle, RunEvent } from '../plan/run-event';
import { explainError, isErrorCode } from '../platform/errors/explain-error';
import { visibleText } from '../platform/log/visible-text';
import { readLifecycle } from './read-lifecycle';

export interface PresentedEvent {
  readonly seq: number;
  /** ms since the epoch. */
  readonly at: number;
  readonly stream: RunEvent['stream'];
  readonly level: RunEvent['level'];
  readonly text: string;
  readonly data?: unknown;
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string';
}

function lifecycleText(data: Lifecycle, locale: Locale, stored: string): string {
  if (data.kind === 'ended') return translate(locale, `run.status.${data.status}.label`);
  if (data.kind === 'failed' && isErrorCode(data.error.code)) {
    const { title } = explainError(data.error.code, locale, data.error.params);
    return data.error.original
      ? `${data.error.code} ${title}: ${data.error.original}`
      : `${data.error.code} ${title}`;
  }
  if (data.kind === 'cancelling') return translate(locale, 'run.status.cancelling.label');
  if (data.kind === 'started') return translate(locale, 'run.event.started');
  if (data.kind === 'preview') return translate(locale, 'run.event.preview');
  return data.kind === 'evidence' ? translate(locale, 'run.event.evidence') : stored;
}

/**
 * An event as a viewer gets it: its sentence in their language, foreign text (Postgres, a subprocess) as it is.
 * Evidence and previews are left out; the page reads those from the server.
 */
export function presentEvent(event: RunEvent, locale: Locale): PresentedEvent {
  const { seq, stream, level, text, data } = event;
  const base = { seq, at: event.at.getTime(), stream, level };
  if (stream === 'lifecycle') {
    const lifecycle = readLifecycle(data);
    const said = lifecycle ? lifecycleText(lifecycle, locale, text) : text;
    return { ...base, text: said.split('\n').map(visibleText).join('\n') };
  }
  const message = typeof data === 'object' && data !== null && 'message' in data ? data.message : undefined;
  return {
    ...base,
    text: visibleText(isMessage(message) ? translate(locale, message) : text),
    ...(data === null ? {} : { data }),
  };
}
