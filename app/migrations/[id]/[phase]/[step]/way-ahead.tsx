import { LinkButton } from '@/components/ui/link-button';
import type { Translate } from '@/lib/i18n/translate';
import { findOutline } from '@/lib/plan/find-outline';
import { stepText } from '@/lib/plan/step-text';
import type { PreflightEvidence } from '@/lib/steps/data/data-evidence';
import { pauseReason } from '@/lib/steps/data/way-to-take';

interface Props {
  readonly follow: PreflightEvidence['follow'];
  /** Address of the migration; without it there is no button. */
  readonly at: string | undefined;
  readonly t: Translate;
}

/** Which way the rows will take, why, and the step with which that begins. */
export function WayAhead({ follow, at, t }: Props) {
  const reason = pauseReason(follow);
  const params = { name: follow?.provider ?? '—', obstacles: follow?.obstacles.join(', ') ?? '' };
  const text = reason ?? (follow && follow.obstacles.length > 0 ? 'mend' : 'follow');
  const next = reason === null ? 'data.prepare' : 'data.cutover';
  const { number, phase } = findOutline(next);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-0 max-w-prose">{t(`data.view.way.${text}`, params)}</p>
      {at ? (
        <LinkButton id="way-ahead" size="sm" href={`${at}/${phase}/${next}`}>
          {t('data.view.way.goTo', { number, title: t(stepText(next, 'title')) })}
        </LinkButton>
      ) : null}
    </div>
  );
}
