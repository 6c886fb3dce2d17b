import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import type { Translate } from '@/lib/i18n/translate';
import type { Review } from '@/lib/store/reviews';

interface Props {
  readonly reviews: readonly Review[];
  readonly t: Translate;
}

/** What reviewers said, newest first. */
export function ReviewList({ reviews, t }: Props) {
  if (reviews.length === 0)
    return <EmptyState title={t('report.review.none')}>{t('report.review.noneText')}</EmptyState>;
  return (
    <ul className="divide-y">
      {reviews.toReversed().map((review) => (
        <li key={review.id} className="py-2.5 text-sm">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={review.verdict === 'approve' ? 'success' : 'warning'}>
              {t(`report.review.verdict.${review.verdict}`)}
            </Badge>
            <span className="font-medium">{review.name}</span>
            <span className="text-ink-muted">
              <LocalTime at={review.at.getTime()} />
            </span>
          </div>
          {review.comment ? <p className="mt-1 max-w-prose whitespace-pre-line">{review.comment}</p> : null}
          <p className="mt-0.5 text-xs text-ink-muted">
            {t('report.review.digest')} <code className="break-all">{review.reportDigest.slice(0, 16)}…</code>
          </p>
        </li>
      ))}
    </ul>
  );
}
