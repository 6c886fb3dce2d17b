import { skipToken, useQuery } from '@tanstack/react-query';
import { useLanguage } from '@/components/i18n/translate-provider';
import { queryKeys } from '@/components/query/query-keys';
import { formatDuration } from '@/components/ui/format-duration';
import { ProgressBar } from '@/components/ui/progress-bar';
import { type ProgressTrack, paceOf } from './track-progress';

interface Props {
  readonly runId: string;
  readonly label: string;
}

/** The bar of a run that is under way, with its pace and the time that is left at it. */
export function ProgressSoFar({ runId, label }: Props) {
  const { t, locale } = useLanguage();
  const { data: track } = useQuery<ProgressTrack | null>({
    queryKey: queryKeys.progress(runId),
    queryFn: skipToken,
  });
  if (!track) return null;
  const pace = paceOf(track);
  const perSecond = pace?.perSecond.toLocaleString(locale, { maximumSignificantDigits: 3 }) ?? '';
  return (
    <div className="border-b px-4 py-2.5">
      <ProgressBar label={label} value={track.done} max={track.total} text={track.text} />
      {pace && track.done < track.total ? (
        <p className="tabular mt-1 flex flex-wrap gap-x-4 text-xs text-ink-muted">
          <span>{t('ui.progress.rate', { rate: perSecond })}</span>
          <span>{t('ui.progress.left', { time: formatDuration(pace.secondsLeft * 1_000, locale) })}</span>
        </p>
      ) : null}
    </div>
  );
}
