import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { artifactOrigin } from '@/lib/i18n/format/artifact-origin';
import { formatBytes } from '@/lib/i18n/format/format-bytes';
import { formatInstant } from '@/lib/i18n/format/format-instant';
import type { Tone } from '@/lib/plan/status';
import type { RecheckEntry } from '@/lib/report/report-schema';
import type { ReportContext } from './report-context';
import { ReportSection } from './report-section';
import { ReportTable } from './report-table';
import { RollbackLimit } from './rollback-limit';

function Rollback(context: ReportContext) {
  const { report, t } = context;
  const { isRehearsed, files } = report.rollback;
  return (
    <div className="space-y-2 text-sm">
      <p className="font-medium">
        {t(isRehearsed ? 'report.rollback.rehearsed' : 'report.rollback.notRehearsed')}
      </p>
      <p>{t('report.rollback.how')}</p>
      <ol className="list-decimal space-y-0.5 pl-5">
        <li>{t('report.rollback.stepBackend')}</li>
        <li>{t('report.rollback.stepHealth')}</li>
        <li>{t('report.rollback.stepSchema')}</li>
      </ol>
      {files.length > 0 ? (
        <p className="break-words">{t('report.rollback.files', { files: files.join(', ') })}</p>
      ) : null}
      <RollbackLimit {...context} />
    </div>
  );
}

const TONE: Record<RecheckEntry['checks'][number]['state'], Tone> = {
  same: 'success',
  drifted: 'warning',
  failed: 'danger',
  running: 'info',
};

function Round({ round, t, locale }: Omit<ReportContext, 'report'> & { readonly round: RecheckEntry }) {
  return (
    <div className="print:break-inside-avoid">
      <h3 className="text-base font-semibold">
        {t('report.recheck.round', { at: formatInstant(round.at, locale), by: round.by })}
      </h3>
      <ul className="mt-1 space-y-1.5 text-sm">
        {round.checks.map((check) => (
          <li key={check.step}>
            <span className="font-medium">{t('report.field.stepName', { step: check.step })}</span>{' '}
            <Badge tone={TONE[check.state]}>{t(`report.recheck.${check.state}`)}</Badge>
            {check.error ? <span> {check.error}</span> : null}
            {check.changes.map((change) => (
              <span key={change.criterion} className="block pl-4">
                {t('report.recheck.change', {
                  criterion: change.criterion,
                  before: change.before ? t(`ui.verdict.${change.before}`) : t('report.recheck.never'),
                  after: t(`ui.verdict.${change.after}`),
                })}
                . {t(change.message)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {round.leftOut.length > 0 ? (
        <p className="mt-1 text-sm text-ink-muted">
          {t('report.recheck.leftOut', {
            steps: round.leftOut.map((step) => t('report.field.stepName', { step })).join(', '),
          })}
        </p>
      ) : null}
    </div>
  );
}

function Appendix({ report, t, locale }: ReportContext) {
  return (
    <div className="space-y-3">
      <ReportTable
        caption={t('report.section.appendix')}
        rows={report.artifacts}
        rowKey={(artifact, index) => `${artifact.sha256}-${index}`}
        empty={t('report.appendix.none')}
        columns={[
          { id: 'file', header: t('report.field.file'), cell: (artifact) => artifact.name },
          {
            id: 'step',
            header: t('report.field.step'),
            cell: (artifact) => artifactOrigin(artifact, t),
          },
          {
            id: 'bytes',
            header: t('report.field.size'),
            isNumeric: true,
            cell: (artifact) => formatBytes(artifact.bytes, locale),
          },
          {
            id: 'sha256',
            header: t('report.field.sha256'),
            cell: (artifact) => <code className="text-xs break-all">{artifact.sha256}</code>,
          },
        ]}
      />
      {report.artifacts.length > 0 ? (
        <p className="text-xs text-ink-muted">{t('report.appendix.verify')}</p>
      ) : null}
      <p className="text-sm">
        {t('report.field.digest')}: <code className="text-xs break-all">{report.digest}</code>
      </p>
    </div>
  );
}

/** How to go back, what was checked again since, what belongs into the appendix, and the files with their hashes. */
export function ClosingSections({ children, ...context }: ReportContext & { readonly children: ReactNode }) {
  const { report, t, locale } = context;
  return (
    <>
      <ReportSection id="rollback" title={t('report.section.rollback')}>
        <Rollback {...context} />
      </ReportSection>
      {report.rechecks.length > 0 ? (
        <ReportSection id="rechecks" title={t('report.section.rechecks')}>
          <div className="space-y-4">
            {report.rechecks.map((round) => (
              <Round key={round.at} round={round} t={t} locale={locale} />
            ))}
          </div>
        </ReportSection>
      ) : null}
      {children}
      <ReportSection id="appendix" title={t('report.section.appendix')}>
        <Appendix {...context} />
      </ReportSection>
    </>
  );
}
