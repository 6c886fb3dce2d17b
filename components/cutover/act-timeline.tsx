import clsx from 'clsx';
import type { Translate } from '@/lib/i18n/translate';
import type { CutoverPicture } from '@/lib/plan/progress-detail';

export type ShownAct = CutoverPicture['acts'][number];

interface Props {
  readonly acts: readonly ShownAct[];
  /** A rehearsal has no line that cannot be crossed back. */
  readonly hasLine: boolean;
  readonly t: Translate;
}

/** Where an act lies within the whole, in percent. */
function place({ at, ms }: ShownAct, from: number, whole: number): { left: number; width: number } {
  const left = Math.min(99, (100 * (at - from)) / whole);
  return { left, width: Math.min(100 - left, Math.max(1, (100 * (ms ?? whole - at + from)) / whole)) };
}

function AbortLine({ isBehind, t }: { readonly isBehind: boolean; readonly t: Translate }) {
  return (
    <li className="border-t-2 border-dashed py-1 text-xs font-medium">
      {t(isBehind ? 'ui.cutover.behindLine' : 'ui.cutover.abortLine')}
    </li>
  );
}

/** The acts of a switch in their order, each with its time and its place in the whole; the line behind which none is taken back. */
export function ActTimeline({ acts, hasLine, t }: Props) {
  const sorted = acts.toSorted((a, b) => a.at - b.at);
  const from = sorted[0]?.at ?? 0;
  const whole = Math.max(1, ...sorted.map(({ at, ms }) => at + (ms ?? 0) - from));
  const opened = sorted.findIndex(({ act }) => act === 'opened');
  return (
    <ol aria-label={t('ui.cutover.caption')} className="space-y-1 text-sm">
      {sorted.map((one, index) => {
        const { left, width } = place(one, from, whole);
        return [
          hasLine && index === opened ? <AbortLine key="line" isBehind={one.ms !== null} t={t} /> : null,
          <li
            key={one.act}
            className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-3 gap-y-1 max-sm:pb-1 sm:grid-cols-[minmax(0,16rem)_5rem_1fr_5.5rem]"
          >
            <span className={clsx(one.ms === null && 'font-medium')}>{t(`ui.cutover.act.${one.act}`)}</span>
            <span className="tabular text-xs text-ink-muted">
              {t('ui.cutover.at', { ms: Math.round(one.at - from) })}
            </span>
            <span
              aria-hidden
              className="relative h-2 rounded bg-neutral-bg max-sm:order-last max-sm:col-span-3 max-sm:h-1.5"
            >
              <span
                className={clsx(
                  'absolute h-full rounded',
                  one.ms === null ? 'animate-pulse bg-source-solid' : 'bg-target-solid',
                )}
                style={{ left: `${left}%`, width: `${width}%` }}
              />
            </span>
            <span className="tabular min-w-16 text-right">
              {one.ms === null ? t('ui.cutover.running') : t('ui.cutover.ms', { ms: Math.round(one.ms) })}
            </span>
          </li>,
        ];
      })}
      {hasLine && opened < 0 ? <AbortLine isBehind={false} t={t} /> : null}
    </ol>
  );
}
