import { formatInstant } from '../../i18n/format/format-instant';
import { formatSpan } from '../../i18n/format/format-span';
import type { Locale } from '../../i18n/locale';
import { escapeParams } from '../../platform/log/escape-params';
import { markdownText } from '../../platform/log/markdown-text';
import type { Report } from '../report-schema';
import { reportTranslator } from '../report-translate';
import { boardSections, phaseSections } from './checklist-sections';
import { costSection } from './cost-section';
import type { MarkdownContext } from './markdown-context';
import { measuredSections } from './measured-sections';
import { peopleSections } from './people-sections';

const ICON = { success: '✅', partial: '⚠', failed: '❌' } as const;

function head({ report, t, locale }: MarkdownContext): string {
  const { verdict, duration, migration } = report;
  const say = escapeParams(t);
  return [
    `# ${t('report.title')} · ${markdownText(migration.name)}`,
    '',
    ...(verdict.rolledBack ? [`**${say(verdict.rolledBack)}**`, ''] : []),
    `**${t('report.field.date')}:** ${formatInstant(duration.endedAt ?? report.madeAt, locale)}  `,
    `**${t('report.field.duration')}:** ${formatSpan(duration.elapsedMs)}  `,
    `**${t('report.field.status')}:** ${ICON[verdict.status]} ${t(`report.status.${verdict.status}`)}  `,
    `**${t('report.verdict.ruleLabel')}:** ${say(verdict.rule)}`,
    ...verdict.reasons.map((reason) => `- ${say(reason)}`),
  ].join('\n');
}

/** On the first page, whoever accepted it: nobody signs without having read it. */
function losses({ report, t }: MarkdownContext): string {
  const lost = report.losses ?? [];
  if (lost.length === 0) return '';
  return [
    `**${t('report.losses.title')}:**`,
    ...lost.map((loss) => `- ${escapeParams(t)(loss.message)}`),
  ].join('\n');
}

function foot({ report, t, locale }: MarkdownContext): string {
  return [
    '---',
    `${t('report.field.madeAt')}: ${formatInstant(report.madeAt, locale)} · ${t('common.product')}`,
    `${t('report.field.digest')}: \`${report.digest}\``,
  ].join('\n');
}

/** The report as Markdown for a ticket: the original plan's template first, then what stands behind it. Pure. */
export function renderMarkdown(report: Report, locale: Locale): string {
  const context: MarkdownContext = { report, locale, t: reportTranslator(locale) };
  const sections = [
    head(context),
    losses(context),
    ...measuredSections(context),
    ...peopleSections(context),
    ...boardSections(context),
    costSection(context),
    ...phaseSections(context),
    foot(context),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}
