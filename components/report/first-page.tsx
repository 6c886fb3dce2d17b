import type { ReactNode } from 'react';
import { StatusIcon } from '@/components/ui/status-icon';
import { PHASE_NUMBERS } from '@/lib/plan/outline';
import type { BoardEntry } from '@/lib/report/report-schema';
import { BeforeAfterTable } from './before-after-table';
import { BOARD_LOOK } from './board-look';
import type { ReportContext } from './report-context';
import { ReportHead } from './report-head';

type Criterion = Pick<ReportContext, 't'> & { readonly entries: readonly BoardEntry[] };

function Criteria({ entries, t }: Criterion) {
  if (entries.length === 0) return <p className="text-sm text-ink-muted">{t('report.first.none')}</p>;
  return (
    <ul className="space-y-0.5 text-sm print:columns-3 print:gap-x-6">
      {entries.map((entry) => (
        <li key={entry.id} className="flex break-inside-avoid items-baseline gap-2">
          <span className="relative top-0.5 [&_svg]:size-3.5">
            <StatusIcon name={BOARD_LOOK[entry.state].icon} />
          </span>
          <span>
            {t(`report.board.row.${entry.id}`)}
            {entry.state === 'pass' ? null : (
              <span className="text-ink-muted"> · {t(`report.board.state.${entry.state}`)}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Signed({ report, t }: ReportContext) {
  const current = report.signOffs.filter(({ isCurrent }) => isCurrent);
  const unsigned = report.phases.filter(
    ({ id }) => id !== 'rollback' && !current.some(({ phase }) => phase === id),
  );
  const numbers = unsigned.map(({ id }) => PHASE_NUMBERS[id]).join(', ');
  return (
    <p className="text-sm">
      {current.map(({ phase, name }) => (
        <span key={phase} className="mr-3 inline-block">
          <span className="tabular text-ink-muted">{PHASE_NUMBERS[phase]}</span> {name}
        </span>
      ))}
      {unsigned.length > 0 ? (
        <span className="text-ink-muted">
          {t('report.first.unsigned', { count: unsigned.length, numbers })}
        </span>
      ) : null}
    </p>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 text-sm font-semibold text-ink-muted">{title}</h3>
      {children}
    </div>
  );
}

/**
 * The report on one sheet, for whoever has one minute: the verdict and its reasons, both databases side by side, what
 * was proved and what was not, and who signed.
 */
export function FirstPage(context: ReportContext) {
  const { report, t } = context;
  const proved = report.board.filter(({ state }) => state === 'pass');
  const other = report.board.filter(({ state }) => state !== 'pass');
  return (
    // Smaller on paper, where the whole of it has to stand on one sheet, whatever its words and names are.
    <div
      id="first-page"
      className="space-y-4 print:space-y-3 print:break-after-page print:text-sm print:leading-snug print:[zoom:0.85]"
    >
      <ReportHead {...context} />
      <section
        aria-label={t('report.first.title')}
        className="grid gap-x-10 gap-y-5 rounded-lg border bg-surface p-4 shadow-low sm:p-5 lg:grid-cols-2 print:block print:space-y-3 print:rounded-none print:border-0 print:p-0 print:shadow-none"
      >
        <Part title={t('report.first.beforeAfter')}>
          {report.source || report.target ? (
            <BeforeAfterTable {...context} />
          ) : (
            <p className="text-sm text-ink-muted">{t('report.first.nothingSeen')}</p>
          )}
        </Part>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 print:block print:space-y-3">
          <Part title={t('report.first.proved', { count: proved.length })}>
            <Criteria entries={proved} t={t} />
          </Part>
          <Part title={t('report.first.notProved', { count: other.length })}>
            <Criteria entries={other} t={t} />
          </Part>
        </div>
        <div className="lg:col-span-2">
          <Part title={t('report.section.signOffs')}>
            <Signed {...context} />
          </Part>
        </div>
      </section>
    </div>
  );
}
