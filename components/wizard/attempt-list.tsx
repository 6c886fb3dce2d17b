import Link from 'next/link';
import { LiveTimer } from '@/components/ui/live-timer';
import { LocalTime } from '@/components/ui/local-time';
import { StatusBadge } from '@/components/ui/status-badge';
import type { Translate } from '@/lib/i18n/translate';
import type { RunStatus } from '@/lib/plan/status';

export interface AttemptView {
  readonly runId: string;
  /** What the attempt did: run, preview, undo. */
  readonly kind: string;
  readonly attempt: number;
  readonly status: RunStatus;
  readonly startedBy: string;
  /** ms since the epoch; null while queued. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** The step’s page showing this attempt. */
  readonly href: string;
}

interface Props {
  readonly attempts: readonly AttemptView[];
  readonly currentRunId?: string | undefined;
  readonly serverNow: number;
  readonly t: Translate;
}

/** Every attempt, newest first; a later one never replaces the log of an earlier one. */
export function AttemptList({ attempts, currentRunId, serverNow, t }: Props) {
  return (
    <ol reversed className="divide-y text-sm">
      {attempts.map((attempt) => (
        <li key={attempt.runId}>
          <Link
            href={attempt.href}
            aria-current={attempt.runId === currentRunId || undefined}
            className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 no-underline hover:bg-sunken focus-visible:-outline-offset-2 aria-[current]:bg-sunken sm:px-5"
          >
            <span className="font-medium">
              {attempt.kind} · {t('ui.attempt.number', { attempt: attempt.attempt })}
            </span>
            <StatusBadge status={attempt.status} t={t} />
            <span className="text-ink-muted">{t('ui.attempt.by', { name: attempt.startedBy })}</span>
            {attempt.startedAt === null ? null : (
              <span className="ml-auto flex gap-4 text-ink-muted">
                <LocalTime at={attempt.startedAt} />
                <LiveTimer startedAt={attempt.startedAt} endedAt={attempt.endedAt} serverNow={serverNow} />
              </span>
            )}
          </Link>
        </li>
      ))}
    </ol>
  );
}
