'use client';

import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CopyPicture } from '@/lib/plan/progress-detail';
import { useLanguage } from '../i18n/translate-provider';
import { LiveLogBody, type LiveLogProps } from '../log/live-log-body';
import { QueryIsland } from '../query/query-island';
import { queryKeys } from '../query/query-keys';
import { Callout } from '../ui/callout';
import { CopyPictureView } from './copy-picture';
import { PauseButton, type SetPaused } from './pause-button';
import { readCopyPicture } from './read-copy-picture';

interface Props extends Omit<LiveLogProps, 'onFresh'> {
  /** Holds the run back or lets it go on; absent for a viewer who may not. */
  readonly setPaused?: SetPaused | undefined;
}

/** The log of a copy with its picture above: what moves, how fast, and what it costs both servers. */
function CopyLog({ setPaused, ...log }: Props) {
  const { t, locale } = useLanguage();
  const { runId, isTerminal } = log;
  const client = useQueryClient();
  const key = queryKeys.copy(runId);
  // Kept as long as the log, which resumes where it was and does not send what came before again.
  const { data } = useQuery<CopyPicture | null>({ queryKey: key, queryFn: skipToken });
  const first = readCopyPicture(log.initialEvents, null);
  const picture = data ?? first;
  return (
    <>
      {picture && !isTerminal ? (
        <section
          id="live-copy"
          className="min-w-0 space-y-4 border-b p-4 sm:p-5"
          aria-label={t('ui.rowsCopy.name')}
        >
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h3 className="font-semibold">{t(`ui.rowsCopy.stage.${stageOf(picture.stage)}`)}</h3>
            {setPaused && picture.stage === 'rows' ? (
              <PauseButton runId={runId} isPaused={picture.pausedBy !== null} setPaused={setPaused} />
            ) : null}
          </div>
          {picture.pausedBy === null ? null : (
            <Callout tone="warning" role="status" title={t('ui.rowsCopy.pausedBy', { by: picture.pausedBy })}>
              {t('ui.rowsCopy.pausedText')}
            </Callout>
          )}
          <CopyPictureView picture={picture} t={t} locale={locale} />
        </section>
      ) : null}
      <LiveLogBody
        {...log}
        onFresh={(events) =>
          client.setQueryData<CopyPicture | null>(key, (before) => readCopyPicture(events, before ?? first))
        }
      />
    </>
  );
}

const STAGES = ['snapshot', 'rows', 'indexes', 'sequences', 'analyze', 'views', 'orphans', 'verify'] as const;

function stageOf(name: string): (typeof STAGES)[number] {
  return STAGES.find((stage) => stage === name) ?? 'rows';
}

export default function LiveCopyIsland(props: Props) {
  return (
    <QueryIsland>
      <CopyLog {...props} />
    </QueryIsland>
  );
}
