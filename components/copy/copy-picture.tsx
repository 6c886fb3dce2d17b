import type { Translate } from '@/lib/i18n/translate';
import type { CopyingTable, CopyPicture } from '@/lib/plan/progress-detail';
import { Figure } from '../ui/figure';
import { formatDuration } from '../ui/format-duration';
import { ProgressBar } from '../ui/progress-bar';

interface Props {
  readonly picture: CopyPicture;
  readonly t: Translate;
  readonly locale: string;
}

const STEPS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in the unit in which they are read: 1,024 of one are one of the next. */
function size(bytes: number, locale: string): string {
  let [value, at] = [Math.max(0, bytes), 0];
  while (value >= 1024 && at < STEPS.length - 1) {
    value /= 1024;
    at += 1;
  }
  const digits = value < 10 && at > 0 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${STEPS[at]}`;
}

/** Whether rows are on their way: else a speed or a time left would be a promise of the past. */
const moves = ({ stage, pausedBy }: CopyPicture) => stage === 'rows' && pausedBy === null;

/** Speed, time left, and what both servers pay for it. */
function Figures({ picture, t, locale }: Props) {
  const { rate, secondsLeft, rows, tablesDone, tablesAll, sourceWal, sourceHeld } = picture;
  const isMoving = moves(picture);
  const left = isMoving && secondsLeft !== null ? formatDuration(secondsLeft * 1000, locale) : '–';
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
      <Figure name={t('ui.rowsCopy.rows')} value={t('ui.rowsCopy.number', { value: rows })} />
      <Figure
        name={t('ui.rowsCopy.tables')}
        value={t('ui.rowsCopy.of', { done: tablesDone, all: tablesAll })}
      />
      <Figure name={t('ui.rowsCopy.rate')} value={isMoving && rate > 0 ? `${size(rate, locale)}/s` : '–'} />
      <Figure name={t('ui.rowsCopy.left')} value={left} />
      <Figure name={t('ui.rowsCopy.wal')} value={sourceWal === null ? '–' : size(sourceWal, locale)} />
      <Figure name={t('ui.rowsCopy.held')} value={sourceHeld === null ? '–' : size(sourceHeld, locale)} />
    </dl>
  );
}

/** The target's disk against what its plan allows, and when it would be full. */
function Disk({ picture, t, locale }: Props) {
  const { targetBytes, limitBytes, fullAt } = picture;
  if (targetBytes === null) return null;
  const used = size(targetBytes, locale);
  if (limitBytes === null) return <p className="text-sm text-ink-muted">{t('ui.rowsCopy.disk', { used })}</p>;
  const limit = size(limitBytes, locale);
  const at = fullAt === null ? null : new Date(fullAt).toLocaleTimeString(locale, { timeStyle: 'short' });
  return (
    <div className="space-y-1 text-sm">
      <p className="text-ink-muted">{t('ui.rowsCopy.diskOf', { used, limit })}</p>
      <ProgressBar label={t('ui.rowsCopy.diskName')} value={targetBytes} max={limitBytes} />
      {at === null ? null : <p className="font-medium">{t('ui.rowsCopy.fullAt', { at })}</p>}
    </div>
  );
}

function Lanes({ picture, t }: Omit<Props, 'locale'>) {
  if (picture.lanes.length === 0) return null;
  return (
    <ul aria-label={t('ui.rowsCopy.lanes')} className="flex flex-wrap gap-2 text-xs">
      {picture.lanes.map(({ lane, table, part }) => (
        <li key={lane} className="max-w-full min-w-0 rounded border px-2 py-1">
          <span className="text-ink-muted">{t('ui.rowsCopy.lane', { lane })} </span>
          <code className="break-all">{table}</code>
          <span className="tabular text-ink-muted"> · {t('ui.rowsCopy.part', { part })}</span>
        </li>
      ))}
    </ul>
  );
}

interface LineProps extends Omit<Props, 'picture'> {
  readonly table: CopyingTable;
  readonly isMoving: boolean;
}

function TableLine({ table, isMoving, t, locale }: LineProps) {
  const { bytes, total, rows, done, parts, rate, secondsLeft } = table;
  const line = t('ui.rowsCopy.line', { size: size(bytes, locale), rows, done, parts });
  const pace =
    !isMoving || rate === undefined || secondsLeft === undefined
      ? []
      : [`${size(rate, locale)}/s`, formatDuration(secondsLeft * 1000, locale)];
  return (
    <li className="grid gap-x-3 gap-y-1 sm:grid-cols-[minmax(0,14rem)_1fr] sm:items-center">
      <code className="truncate text-sm" title={table.table}>
        {table.table}
      </code>
      <div className="min-w-0">
        <ProgressBar
          label={table.table}
          value={Math.min(bytes, total)}
          max={total}
          text={[line, ...pace].join(' · ')}
        />
      </div>
    </li>
  );
}

/** A copy while it runs: the whole, its lanes, the servers, and a bar for each table that is not there yet. */
export function CopyPictureView({ picture, t, locale }: Props) {
  const { bytes, total, tables, tablesAll, tablesDone } = picture;
  const more = tablesAll - tablesDone - tables.length;
  return (
    <div className="space-y-5">
      <ProgressBar
        label={t('ui.rowsCopy.total')}
        value={Math.min(bytes, total)}
        max={total}
        text={t('ui.rowsCopy.sizes', { done: size(bytes, locale), total: size(total, locale) })}
      />
      <Figures picture={picture} t={t} locale={locale} />
      <Disk picture={picture} t={t} locale={locale} />
      <Lanes picture={picture} t={t} />
      {tables.length > 0 ? (
        <ul aria-label={t('ui.rowsCopy.open')} className="space-y-2">
          {tables.map((table) => (
            <TableLine key={table.table} table={table} isMoving={moves(picture)} t={t} locale={locale} />
          ))}
        </ul>
      ) : null}
      {more > 0 ? <p className="text-sm text-ink-muted">{t('ui.rowsCopy.more', { count: more })}</p> : null}
    </div>
  );
}
