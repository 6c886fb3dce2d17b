import { formatSpan } from '../../i18n/format/format-span';
import { outageReason } from '../../i18n/format/outage-reason';
import type { MarkdownContext } from './markdown-context';
import { markdownTable } from './markdown-table';

const instant = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** What the downtime watch saw, with every outage and gap; empty where nobody watched. */
export function watchSection({ report: { watch }, t }: MarkdownContext): string {
  if (!watch) return '';
  const [up, down, gap] = [formatSpan(watch.upMs), formatSpan(watch.downMs), formatSpan(watch.gapMs)];
  const rows = watch.breaks.map(({ kind, from, to, during, reason }) => [
    t(`testing.watch.page.kind.${kind}`),
    instant(from),
    instant(to),
    formatSpan(to - from),
    during.join(', ') || '–',
    outageReason(reason, t) ?? '–',
  ]);
  const columns = ['what', 'from', 'to', 'length', 'during', 'reason'] as const;
  const table = markdownTable(
    columns.map((column) => t(`testing.watch.page.${column}`)),
    rows,
  );
  return [
    `## ${t('testing.watch.page.watch')}`,
    '',
    `${instant(watch.from)} – ${instant(watch.to)}. ${t('testing.watch.page.strip', { up, down, gap })}`,
    '',
    rows.length > 0 ? table : t('testing.watch.page.clean'),
    ...(watch.left > 0 ? ['', t('testing.watch.page.breaks', { left: watch.left })] : []),
  ].join('\n');
}
