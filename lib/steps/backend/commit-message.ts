import type { DocsFacts } from '../../backend/docs/docs-facts';
import { formatMs } from '../../i18n/format/format-ms';
import { translator } from '../../i18n/translate';

/**
 * The commit message: the measured figures, and what the criteria of the steps said, those that do not hold as such. In
 * the chosen language.
 */
export function commitMessage(facts: DocsFacts, language: 'en' | 'es'): string {
  const t = translator(language);
  const ms = (value: number | null) =>
    value === null ? t('backend.doc.notMeasured') : formatMs(value, language);
  const { host, port, tls, mode, p95After, p95Before } = facts;
  const figures = [
    t('backend.doc.commitConnection', {
      host,
      port: String(port),
      mode: mode ? t(`backend.doc.modes.${mode}`) : t('backend.doc.notMeasured'),
      tls,
    }),
    ...(p95After === null
      ? []
      : [t('backend.doc.commitLatency', { after: ms(p95After), before: ms(p95Before) })]),
  ];
  const said = facts.done.flatMap(({ title, said: all }) =>
    all.map(({ holds, message }) =>
      holds
        ? `${t(title)}: ${t(message)}`
        : t('backend.doc.commitDoesNotHold', { step: t(title), sentence: t(message) }),
    ),
  );
  return [
    t('backend.doc.commitSubject'),
    '',
    ...[...figures, ...said].map((line) => `- ${line}`),
    '',
    t('backend.doc.commitNotes'),
    '',
  ].join('\n');
}
