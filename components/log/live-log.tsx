'use client';

import { useRouter } from 'next/navigation';
import { type ComponentProps, type ComponentType, useEffect, useRef, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { loadWhenOnline } from '@/components/ui/load-when-online';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Skeleton } from '@/components/ui/skeleton';
import type { LogEvent } from './log-event';
import type LogViewerType from './log-viewer';
import { readProgress } from './read-progress';
import { useRunEvents } from './use-run-events';

type Viewer = ComponentType<ComponentProps<typeof LogViewerType>>;

/** The viewer is fetched once the page lives: it is no part of what a first paint waits for. */
function useViewer() {
  const [Viewer, setViewer] = useState<Viewer | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    loadWhenOnline(() => import('./log-viewer')).then(
      (module) => setViewer(() => module.default),
      () => setFailed(true),
    );
  }, []);
  return { Viewer, hasFailed };
}

/** Where the viewer cannot be had at all, the lines still can. */
function NoViewer({ href }: { readonly href: string | undefined }) {
  const t = useTranslate();
  return (
    <div className="border-t p-3">
      <Callout
        tone="warning"
        role="status"
        title={t('ui.log.noViewer')}
        actions={
          <>
            <Button size="sm" onClick={() => window.location.reload()}>
              {t('ui.log.reload')}
            </Button>
            {href ? (
              <a className={buttonClass('secondary', 'sm')} href={href} download>
                {t('ui.log.download')}
              </a>
            ) : null}
          </>
        }
      />
    </div>
  );
}

const TALL = 'min(60vh, 32rem)';
/** Lines of the log of a run that is over, before it is opened. */
const LAST = 6;
const TOOLBAR = '3.0625rem';

/** The height that the viewer will have for a log of a few lines, so that nothing moves when it arrives. */
function shortHeight(rows: number): string {
  return `calc(min(${TALL}, max(6rem, ${rows * 1.5}rem)) + ${TOOLBAR})`;
}

interface Props {
  readonly runId: string;
  readonly label: string;
  /** Events rendered with the page; may be empty, the rest is fetched. */
  readonly initialEvents: readonly LogEvent[];
  readonly isTerminal: boolean;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly downloadHref?: string | undefined;
  /** Further listeners of the same stream, e.g. a live chart. */
  readonly onFresh?: (events: readonly LogEvent[]) => void;
}

/**
 * The log of a run, live: follows the event stream, shows progress, says when the connection is lost and found
 * again, and asks the page for its new state when the run’s own state changes.
 */
export function LiveLog({
  runId,
  label,
  initialEvents,
  isTerminal,
  startedAt,
  downloadHref,
  onFresh,
}: Props) {
  const t = useTranslate();
  const router = useRouter();
  const { Viewer, hasFailed } = useViewer();
  const [progress, setProgress] = useState(() => readProgress(initialEvents, null));
  const refresh = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { buffer, connection } = useRunEvents({
    runId,
    initialEvents,
    isTerminal,
    onFresh: (events) => {
      setProgress((before) => readProgress(events, before));
      onFresh?.(events);
      if (!isTerminal && events.some((event) => event.stream === 'lifecycle')) {
        clearTimeout(refresh.current);
        refresh.current = setTimeout(() => router.refresh(), 100);
      }
    },
  });

  return (
    <div className="min-w-0">
      {progress && !isTerminal ? (
        <div className="border-b px-4 py-2.5">
          <ProgressBar label={label} value={progress.done} max={progress.total} text={progress.text} />
        </div>
      ) : null}
      {connection === 'reconnecting' ? (
        <div className="border-b p-2">
          <Callout tone="warning" role="status" title={t('ui.connection.lost')}>
            {t('ui.connection.lostText')}
          </Callout>
        </div>
      ) : null}
      {Viewer ? (
        <Viewer
          buffer={buffer}
          label={label}
          isLive={!isTerminal}
          startedAt={startedAt}
          downloadHref={downloadHref}
        />
      ) : hasFailed ? (
        <NoViewer href={downloadHref} />
      ) : (
        <div
          style={{
            height: shortHeight(isTerminal ? Math.min(LAST, buffer.rows.length) : buffer.rows.length),
          }}
        >
          <Skeleton className="h-full rounded-none" />
        </div>
      )}
    </div>
  );
}
