import type { Translate } from '@/lib/i18n/translate';
import type { CutoverPicture } from '@/lib/plan/progress-detail';
import { Callout } from '../ui/callout';
import { ActTimeline } from './act-timeline';

/** The clock of a switch: what a person has to do now, and the acts with their times. */
export function CutoverClock({ picture, t }: { readonly picture: CutoverPicture; readonly t: Translate }) {
  return (
    <>
      {picture.isByHand ? (
        <Callout tone="warning" role="alert" title={t('ui.cutover.byHand')}>
          {t('ui.cutover.byHandText')}
        </Callout>
      ) : null}
      <ActTimeline acts={picture.acts} hasLine={!picture.isRehearsal} t={t} />
    </>
  );
}
