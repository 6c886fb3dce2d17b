'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type ComponentProps, type ComponentType, useEffect, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { queryKeys } from '@/components/query/query-keys';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { loadWhenOnline } from '@/components/ui/load-when-online';
import { Skeleton } from '@/components/ui/skeleton';
import type { LogEvent } from './log-event';
import type LogViewerType from './log-viewer';
import { ProgressSoFar } from './progress-so-far';
import { type ProgressTrack, trackProgress } from './track-progress';
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
const LAST = 4;
const TOOLBAR = '3.0625rem';

/** The height that the viewer will have for a log of a few lines, so that nothing moves when it arrives. */
function shortHeight(rows: number): string {
  return `calc(min(${TALL}, max(6rem, ${rows * 1.5}rem)) + ${TOOLBAR})`;
}

export interface LiveLogProps {
  readonly migrationId: string;
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
 * again, and has the copies of the migration read anew when the run’s own state changes.
 */
export function LiveLogBody({
  migrationId,
  runId,
  label,
  initialEvents,
  isTerminal,
  startedAt,
  downloadHref,
  onFresh,
}: LiveLogProps) {
  const t = useTranslate();
  const client = useQueryClient();
  const { Viewer, hasFailed } = useViewer();
  const { buffer, connection } = useRunEvents({
    runId,
    initialEvents,
    isTerminal,
    onFresh: (events) => {
      client.setQueryData<ProgressTrack | null>(queryKeys.progress(runId), (before) =>
        trackProgress(events, before ?? null),
      );
      onFresh?.(events);
      if (!isTerminal && events.some((event) => event.stream === 'lifecycle'))
        void client.invalidateQueries({ queryKey: queryKeys.migration(migrationId) });
    },
  });

  return (
    <div className="min-w-0">
      {isTerminal ? null : <ProgressSoFar runId={runId} label={label} />}
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
