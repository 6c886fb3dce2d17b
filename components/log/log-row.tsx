'use client';

import type { MouseEvent } from 'react';
import type { Translate } from '@/lib/i18n/translate';
import { formatLogTime, type TimeStyle } from './format-log-time';
import type { LogRow as Row } from './log-buffer';
import { LogLineText } from './log-line-text';

interface Props {
  readonly row: Row;
  readonly index: number;
  readonly top: number;
  readonly query: string;
  readonly time: TimeStyle;
  readonly startedAt: number;
  readonly isChosen: boolean;
  readonly isCurrent: boolean;
  readonly measure: ((element: HTMLElement | null) => void) | undefined;
  readonly onChoose: (event: MouseEvent, seq: number) => void;
  readonly t: Translate;
}

function markOf({ level, stream, part }: Row, t: Translate): string | undefined {
  if (part > 0) return undefined;
  if (level === 'error' || level === 'warn') {
    return stream === 'stderr' ? t('ui.log.mark.stderr') : t(`ui.log.mark.${level}`);
  }
  return stream === 'stderr' ? t('ui.log.mark.stderr') : undefined;
}

/** One line of a log: at most three elements besides its colours. */
export function LogRow({ row, index, top, measure, time, startedAt, query, t, ...rest }: Props) {
  return (
    <div
      ref={measure}
      data-index={index}
      data-level={row.level}
      data-chosen={rest.isChosen || undefined}
      data-current={rest.isCurrent || undefined}
      className="log-row"
      style={{ transform: `translateY(${top}px)` }}
    >
      <a
        href={`#L${row.seq}`}
        tabIndex={-1}
        aria-label={t('ui.log.line', { line: row.seq })}
        onClick={(event) => rest.onChoose(event, row.seq)}
      >
        {row.part === 0 ? row.seq : ''}
      </a>
      {time === 'none' ? null : (
        <time dateTime={new Date(row.at).toISOString()}>{formatLogTime(row.at, time, startedAt)}</time>
      )}
      <span data-mark={markOf(row, t)}>
        <LogLineText text={row.text} query={query} />
      </span>
    </div>
  );
}
