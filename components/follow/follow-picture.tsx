import type { Translate } from '@/lib/i18n/translate';
import { followAlarm } from '@/lib/plan/picture-alarm';
import type { FollowPicture } from '@/lib/plan/progress-detail';
import { Callout } from '../ui/callout';
import { Figure } from '../ui/figure';
import { formatDuration } from '../ui/format-duration';
import { ProgressBar } from '../ui/progress-bar';
import { LagChart } from './lag-chart';

interface Props {
  /** The newest last; never empty. */
  readonly pictures: readonly FollowPicture[];
  readonly picture: FollowPicture;
  readonly t: Translate;
  readonly locale: string;
}

const MB = 1024 * 1024;

function Figures({ picture, t, locale }: Omit<Props, 'pictures'>) {
  const { lagBytes, lagSeconds, lagTransactions, rate, transactions, verified } = picture;
  const compared = verified
    ? t('ui.follow.compared', {
        at: new Date(verified.at).toLocaleTimeString(locale, { timeStyle: 'short' }),
        differing: verified.differing,
      })
    : '–';
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
      <Figure name={t('ui.follow.lagBytes')} value={t('ui.follow.size', { value: lagBytes })} />
      <Figure name={t('ui.follow.lagSeconds')} value={formatDuration(lagSeconds * 1000, locale)} />
      <Figure
        name={t('ui.follow.lagTransactions')}
        value={t('ui.follow.number', { value: lagTransactions })}
      />
      <Figure name={t('ui.follow.rate')} value={t('ui.follow.perSecond', { value: Math.round(rate) })} />
      <Figure name={t('ui.follow.transactions')} value={t('ui.follow.number', { value: transactions })} />
      <Figure name={t('ui.follow.verified')} value={compared} />
    </dl>
  );
}

/** Log that is kept for us against what may be: beyond its limit the slot is lost. */
function Held({ picture, t, locale }: Omit<Props, 'pictures'>) {
  const { heldBytes, keepMb, secondsLeft } = picture;
  const held = t('ui.follow.size', { value: heldBytes });
  if (keepMb === null || keepMb < 0)
    return <p className="text-sm text-ink-muted">{t('ui.follow.heldUnlimited', { held })}</p>;
  const limit = t('ui.follow.size', { value: keepMb * MB });
  return (
    <div className="space-y-1 text-sm">
      <p className="text-ink-muted">{t('ui.follow.heldOf', { held, limit })}</p>
      <ProgressBar label={t('ui.follow.held')} value={Math.min(heldBytes, keepMb * MB)} max={keepMb * MB} />
      {secondsLeft === null ? null : (
        <p className="font-medium">
          {t('ui.follow.left', { time: formatDuration(secondsLeft * 1000, locale) })}
        </p>
      )}
    </div>
  );
}

/** What the last comparison looked at, and what it did not. */
function Compared({ picture: { verified }, t }: Pick<Props, 'picture' | 't'>) {
  if (!verified || verified.kept === undefined) return null;
  const { tables, kept, notCompared } = verified;
  const names = notCompared?.join(', ') || 'none';
  return (
    <p className="text-sm text-ink-muted">{t('ui.follow.scope', { asked: tables - kept, kept, names })}</p>
  );
}

const WEEK = 7 * 24 * 3600;

/** What becomes of it when nobody looks, with the figures of this server. */
function Week({ picture: { logRate, keepMb, heldBytes }, t, locale }: Omit<Props, 'pictures'>) {
  const rate = logRate ?? 0;
  const limit = (keepMb ?? -1) * MB;
  const seconds = rate > 0 ? Math.max(0, limit - heldBytes) / rate : Number.POSITIVE_INFINITY;
  const size = (value: number) => t('ui.follow.size', { value: Math.round(value) });
  const params = {
    ...{ rate: size(rate), week: size(rate * WEEK), limit: size(Math.max(0, limit)) },
    isKnown: logRate === null || logRate === undefined ? 'no' : 'yes',
    isLimited: limit >= 0 ? 'yes' : 'no',
    isSoon: Number.isFinite(seconds) ? 'yes' : 'no',
    time: formatDuration(Number.isFinite(seconds) ? seconds * 1000 : 0, locale),
  };
  return <p className="text-sm text-ink-muted">{t('ui.follow.week', params)}</p>;
}

/** Following while it runs: how far behind, how fast, what it costs the other server, and when both were last equal. */
export function FollowPictureView({ pictures, picture, t, locale }: Props) {
  const alarm = followAlarm(picture);
  const highest = (value: (one: FollowPicture) => number) => Math.max(0, ...pictures.map(value));
  return (
    <div className="space-y-5">
      {alarm === null ? null : (
        <Callout
          tone={alarm === 'differs' || alarm === 'held' ? 'danger' : 'warning'}
          role="status"
          title={t(`ui.follow.alarm.${alarm}`)}
        >
          {t(`ui.follow.alarmText.${alarm}`)}
        </Callout>
      )}
      <Figures picture={picture} t={t} locale={locale} />
      <div className="grid gap-4 sm:grid-cols-2">
        <LagChart
          pictures={pictures}
          label={t('ui.follow.lagSeconds')}
          value={({ lagSeconds }) => lagSeconds}
          top={formatDuration(highest(({ lagSeconds }) => lagSeconds) * 1000, locale)}
        />
        <LagChart
          pictures={pictures}
          label={t('ui.follow.lagBytes')}
          value={({ lagBytes }) => lagBytes}
          top={t('ui.follow.size', { value: highest(({ lagBytes }) => lagBytes) })}
        />
      </div>
      <Held picture={picture} t={t} locale={locale} />
      <Compared picture={picture} t={t} />
      <Week picture={picture} t={t} locale={locale} />
    </div>
  );
}
