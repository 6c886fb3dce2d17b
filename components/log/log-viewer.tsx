'use client';

import clsx from 'clsx';
import { ArrowDown, ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { ScriptButton } from '@/components/ui/script-button';
import { LogAnnouncer } from './log-announcer';
import type { LogBuffer } from './log-buffer';
import { LogRow } from './log-row';
import { readLogSettings, writeLogSettings } from './log-settings';
import { LogToolbar } from './log-toolbar';
import { nextMatch } from './log-view';
import { useLineTarget } from './use-line-target';
import { useLogCopy } from './use-log-copy';
import { useLogFilter } from './use-log-filter';
import { useLogScroll } from './use-log-scroll';

/** Lines shown of a log whose run is over, before it is opened. */
const LAST = 4;

interface Props {
  readonly buffer: LogBuffer;
  /** Accessible name: the step and the attempt. */
  readonly label: string;
  /** More lines may come. */
  readonly isLive: boolean;
  /** When the run began, ms since the epoch; times are shown from there. */
  readonly startedAt: number;
  /** The whole log as a file. */
  readonly downloadHref?: string | undefined;
}

/** A log of any length: virtual, searchable, followed when wanted, with a permanent address for each line. */
export default function LogViewer({ buffer, label, isLive, startedAt, downloadHref }: Props) {
  const t = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [settings, setSettings] = useState(readLogSettings);
  const { target, choose } = useLineTarget();
  const filter = useLogFilter(buffer);
  const { rows, matches, current, query } = filter;
  const scroll = useLogScroll({ box, rows, version: filter.version, isLive, target });
  const { virtualizer } = scroll;
  const [isOpened, setOpened] = useState(false);
  // Its last lines, once the run is over: the answer leads then. A line that was asked for, or a search, opens it.
  const isFolded = !isLive && !isOpened && target === null && query === '' && rows.length > LAST;
  const copy = useLogCopy(rows, target, () => rows[virtualizer.range?.startIndex ?? 0]?.seq ?? 1);

  const step = (direction: 1 | -1) => {
    const place = nextMatch(matches, matches[current] ?? -1, direction);
    if (place === null) return;
    filter.setCurrent(place);
    scroll.show(matches[place] ?? 0);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const isMod = event.metaKey || event.ctrlKey;
    const isTyping = event.target === search.current;
    if ((isMod && event.key === 'f') || (event.key === '/' && !isTyping)) {
      event.preventDefault();
      search.current?.focus();
    } else if (isMod && event.key === 'a' && !isTyping && box.current) {
      event.preventDefault();
      window.getSelection()?.selectAllChildren(box.current);
    } else if (event.key === 'Escape' && isTyping) {
      filter.setQuery('');
      box.current?.focus();
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the tools inside, handled in one place
    <div className="relative" onKeyDown={onKeyDown}>
      <LogToolbar
        searchRef={search}
        filter={filter}
        counts={buffer.counts}
        onStep={step}
        isFollowing={scroll.isFollowing}
        onFollow={scroll.follow}
        settings={settings}
        onSettings={(next) => {
          setSettings(next);
          writeLogSettings(next);
          virtualizer.measure();
        }}
        onCopy={copy}
        downloadHref={downloadHref}
      />
      {buffer.dropped > 0 ? (
        <p className="border-b bg-warning-bg px-3 py-1.5 text-sm text-warning-fg">
          {t('ui.log.dropped', { count: buffer.dropped })}
        </p>
      ) : null}
      <div
        ref={box}
        role="log"
        aria-live="off"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={scroll.onScroll}
        className={clsx(
          isFolded ? 'max-h-24' : 'max-h-[min(60vh,32rem)]',
          'min-h-24 overflow-auto rounded-b-lg bg-log-bg text-log-ink focus-visible:-outline-offset-2',
          settings.isWrapped && 'log-wrap',
        )}
      >
        <div
          className="relative min-w-full"
          style={{
            height: virtualizer.getTotalSize(),
            ['--log-digits' as string]: String(buffer.lastSeq).length,
          }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row ? (
              <LogRow
                key={item.key}
                row={row}
                index={item.index}
                top={item.start}
                query={query}
                time={settings.time}
                startedAt={startedAt}
                isChosen={target !== null && row.seq >= target.from && row.seq <= target.to}
                isCurrent={matches[current] === item.index}
                measure={settings.isWrapped ? virtualizer.measureElement : undefined}
                onChoose={choose}
                t={t}
              />
            ) : null;
          })}
        </div>
      </div>
      {rows.length === 0 ? (
        <p className="pointer-events-none absolute inset-x-0 bottom-1/3 px-4 text-center text-sm text-ink-muted">
          {t(buffer.rows.length > 0 ? 'ui.log.allHidden' : isLive ? 'ui.log.waiting' : 'ui.log.empty')}
        </p>
      ) : null}
      {scroll.unseen > 0 ? (
        <ScriptButton
          onClick={() => scroll.follow(true)}
          className="tabular absolute bottom-3 left-1/2 inline-flex min-h-8 max-sm:min-h-10 -translate-x-1/2 items-center gap-1.5 rounded-full border bg-primary px-3 text-sm font-medium text-primary-ink shadow-high"
        >
          <ArrowDown aria-hidden className="size-4" />
          {t('ui.log.newLines', { count: scroll.unseen })}
        </ScriptButton>
      ) : null}
      {isFolded ? (
        <ScriptButton
          onClick={() => setOpened(true)}
          className="flex min-h-9 max-sm:min-h-10 w-full items-center justify-center gap-1.5 rounded-b-lg border-t text-sm text-ink-muted hover:bg-sunken focus-visible:-outline-offset-2"
        >
          <ChevronDown aria-hidden className="size-4" />
          {t('ui.log.openAll', { count: rows.length })}
        </ScriptButton>
      ) : null}
      <LogAnnouncer count={rows.length} />
    </div>
  );
}
