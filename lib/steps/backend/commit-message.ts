import type { DocsFacts } from '../../backend/docs/docs-facts';
import { translator } from '../../i18n/translate';

/** The plan's commit message with the measured figures, in the chosen language. */
export function commitMessage(facts: DocsFacts, language: 'en' | 'es'): string {
  const t = translator(language);
  const tenths = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const ms = (value: number | null) =>
    value === null ? t('backend.doc.notMeasured') : `${tenths.format(value)} ms`;
  const { host, port, tls, driver, service, composeOption } = facts;
  const lines = [
    t('backend.doc.commitConnection', {
      host,
      port: String(port),
      mode: t(`backend.doc.modes.${facts.mode}`),
      tls,
    }),
    ...(driver ? [t('backend.doc.commitDriver', { driver })] : []),
    ...(composeOption && service ? [t('backend.doc.commitCompose', { service })] : []),
    ...(facts.p95After === null
      ? []
      : [t('backend.doc.commitLatency', { after: ms(facts.p95After), before: ms(facts.p95Before) })]),
  ];
  // The connection and the compose file have lines of their own, with more in them.
  const said = ['env', ...(composeOption && service ? ['compose'] : [])];
  const checks = facts.done
    .filter(({ id, isDone }) => isDone && !said.includes(id))
    .map(({ id }) => t(`backend.doc.steps.${id}`));
  return [
    t('backend.doc.commitSubject'),
    '',
    ...lines.map((line) => `- ${line}`),
    ...checks.map((line) => `- ${line}`),
    '',
    t('backend.doc.commitBreaking'),
    '',
    t('backend.doc.commitNotes'),
    '',
  ].join('\n');
}
