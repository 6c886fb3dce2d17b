import { Badge } from '@/components/ui/badge';
import { formatInstant } from '@/lib/i18n/format/format-instant';
import { PHASE_NUMBERS } from '@/lib/plan/outline';
import type { NoteEntry } from '@/lib/report/report-schema';
import { IssueSection } from './issue-section';
import type { ReportContext } from './report-context';
import { ReportSection } from './report-section';
import { ReportTable } from './report-table';

function Notes({
  notes,
  empty,
  t,
}: Pick<ReportContext, 't'> & { readonly notes: readonly NoteEntry[]; readonly empty: string }) {
  const texts = notes.map((note, index) => ({
    id: note.suggestion ?? `own-${index}`,
    text: note.text ?? (note.message ? t(note.message) : ''),
    by: note.by,
  }));
  if (texts.length === 0) return <p className="text-sm text-ink-muted">{empty}</p>;
  return (
    <ol className="list-decimal space-y-1 pl-5 text-sm">
      {texts.map((note) => (
        <li key={note.id} className="whitespace-pre-line print:break-inside-avoid">
          {note.text}
          {note.by ? <span className="text-ink-muted"> ({note.by})</span> : null}
        </li>
      ))}
    </ol>
  );
}

function Waivers({ report, t, locale }: ReportContext) {
  return (
    <ReportTable
      caption={t('report.section.waivers')}
      rows={report.waivers}
      rowKey={(waiver, index) => `${waiver.step}-${waiver.criterion}-${index}`}
      empty={t('report.waiver.none')}
      columns={[
        {
          id: 'step',
          header: t('report.field.step'),
          cell: (waiver) => (
            <>
              {t('report.field.stepName', { step: waiver.step })}
              <code className="block text-xs text-ink-muted">{waiver.criterion}</code>
            </>
          ),
        },
        { id: 'name', header: t('report.field.name'), cell: (waiver) => waiver.name },
        { id: 'reason', header: t('report.field.reason'), cell: (waiver) => waiver.reason },
        { id: 'at', header: t('report.field.at'), cell: (waiver) => formatInstant(waiver.at, locale) },
      ]}
    />
  );
}

function SignOffs({ report, t, locale }: ReportContext) {
  return (
    <ReportTable
      caption={t('report.section.signOffs')}
      rows={report.signOffs}
      rowKey={(entry, index) => `${entry.phase}-${index}`}
      empty={t('report.signOff.none')}
      columns={[
        {
          id: 'phase',
          header: t('report.field.phase'),
          cell: (entry) => `${PHASE_NUMBERS[entry.phase]} · ${t(`plan.phase.${entry.phase}.title`)}`,
        },
        {
          id: 'name',
          header: t('report.field.name'),
          cell: (entry) => <span className="font-medium">{entry.name}</span>,
        },
        { id: 'note', header: t('report.field.note'), cell: (entry) => entry.note || '–' },
        { id: 'at', header: t('report.field.at'), cell: (entry) => formatInstant(entry.at, locale) },
        {
          id: 'state',
          header: t('report.field.state'),
          cell: (entry) => (
            <Badge tone={entry.isCurrent ? 'success' : 'warning'}>
              {t(entry.isCurrent ? 'report.signOff.current' : 'report.signOff.outdated')}
            </Badge>
          ),
        },
      ]}
    />
  );
}

/** Issues, lessons, recommendations, waivers and signatures. */
export function PeopleSections(context: ReportContext) {
  const { report, t } = context;
  return (
    <>
      <ReportSection id="issues" title={t('report.issue.title')}>
        <IssueSection {...context} />
      </ReportSection>
      <ReportSection id="lessons" title={t('report.lesson.title')}>
        <Notes notes={report.lessons} empty={t('report.lesson.none')} t={t} />
      </ReportSection>
      <ReportSection id="recommendations" title={t('report.recommend.title')}>
        <Notes notes={report.recommendations} empty={t('report.recommend.none')} t={t} />
      </ReportSection>
      <ReportSection id="waivers" title={t('report.section.waivers')}>
        <Waivers {...context} />
      </ReportSection>
      <ReportSection id="sign-offs" title={t('report.section.signOffs')}>
        <SignOffs {...context} />
      </ReportSection>
    </>
  );
}
