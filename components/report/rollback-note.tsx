import Link from 'next/link';
import type { ReportContext } from './report-context';
import { RollbackLimit } from './rollback-limit';

/** Whether the way back was rehearsed and until when it is open, with the ways to either. */
export function RollbackNote({ isOperator, ...context }: ReportContext & { readonly isOperator: boolean }) {
  const { report, t } = context;
  const at = `/migrations/${report.migration.id}`;
  return (
    <div className="max-w-prose space-y-2 text-sm">
      <p>{t(report.rollback.isRehearsed ? 'report.rollback.rehearsed' : 'report.rollback.notRehearsed')}</p>
      <RollbackLimit {...context} />
      <p className="flex flex-wrap gap-x-4">
        <Link className="text-link inline-flex min-h-6 items-center" href={`${at}/rollback`}>
          {t('report.rollback.open')}
        </Link>
        {isOperator ? (
          <Link className="text-link inline-flex min-h-6 items-center" href={`${at}/settings`}>
            {t('report.rollback.setDay')}
          </Link>
        ) : null}
      </p>
    </div>
  );
}
