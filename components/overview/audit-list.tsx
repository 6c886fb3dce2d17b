import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import type { Translate } from '@/lib/i18n/translate';

export interface AuditRow {
  readonly id: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly actor: string;
  /** What was done, as a sentence without its subject. */
  readonly text: string;
}

interface Props {
  readonly rows: readonly AuditRow[];
  readonly t: Translate;
}

/** Who did what, newest first. */
export function AuditList({ rows, t }: Props) {
  if (rows.length === 0) return <EmptyState title={t('report.overview.noAudit')} />;
  return (
    <ol className="divide-y text-sm">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap gap-x-3 gap-y-0.5 py-1.5">
          <span className="w-40 shrink-0 text-ink-muted">
            <LocalTime at={row.at} />
          </span>
          <span className="min-w-0 flex-1 basis-48 break-words">
            <span className="font-medium">{row.actor}</span> {row.text}
          </span>
        </li>
      ))}
    </ol>
  );
}
