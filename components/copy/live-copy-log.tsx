'use client';

import { type ComponentProps, useState } from 'react';
import { useLanguage } from '../i18n/translate-provider';
import { LiveLog } from '../log/live-log';
import { Callout } from '../ui/callout';
import { CopyPictureView } from './copy-picture';
import { PauseButton, type SetPaused } from './pause-button';
import { readCopyPicture } from './read-copy-picture';

interface Props extends Omit<ComponentProps<typeof LiveLog>, 'onFresh'> {
  /** Holds the run back or lets it go on; absent for a viewer who may not. */
  readonly setPaused?: SetPaused | undefined;
}

/** The log of a copy with its picture above: what moves, how fast, and what it costs both servers. */
export function LiveCopyLog({ setPaused, ...log }: Props) {
  const { t, locale } = useLanguage();
  const [picture, setPicture] = useState(() => readCopyPicture(log.initialEvents, null));
  const { runId, isTerminal } = log;
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
      <LiveLog {...log} onFresh={(events) => setPicture((before) => readCopyPicture(events, before))} />
    </>
  );
}

const STAGES = ['snapshot', 'rows', 'indexes', 'sequences', 'analyze', 'views', 'orphans', 'verify'] as const;

function stageOf(name: string): (typeof STAGES)[number] {
  return STAGES.find((stage) => stage === name) ?? 'rows';
}
