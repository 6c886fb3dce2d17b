'use client';

import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FollowPicture } from '@/lib/plan/progress-detail';
import { useLanguage } from '../i18n/translate-provider';
import { LiveLogBody, type LiveLogProps } from '../log/live-log-body';
import { QueryIsland } from '../query/query-island';
import { queryKeys } from '../query/query-keys';
import { FollowPictureView } from './follow-picture';
import { readFollowPictures } from './read-follow-pictures';

type Props = Omit<LiveLogProps, 'onFresh'>;

/** The log of a following with its picture above: where it stands now, and since it began. */
function FollowLog(log: Props) {
  const { t, locale } = useLanguage();
  const client = useQueryClient();
  const key = queryKeys.follow(log.runId);
  // Kept as long as the log, which resumes where it was and does not send what came before again.
  const { data } = useQuery<readonly FollowPicture[]>({ queryKey: key, queryFn: skipToken });
  const first = readFollowPictures(log.initialEvents, []);
  const pictures = data ?? first;
  const picture = pictures.at(-1);
  return (
    <>
      {picture && !log.isTerminal ? (
        <section
          id="live-follow"
          className="min-w-0 space-y-4 border-b p-4 sm:p-5"
          aria-label={t('ui.follow.name')}
        >
          <h3 className="font-semibold">
            {t(`ui.follow.state.${picture.state}`, { direction: picture.direction })}
          </h3>
          <FollowPictureView pictures={pictures} picture={picture} t={t} locale={locale} />
        </section>
      ) : null}
      <LiveLogBody
        {...log}
        onFresh={(events) =>
          client.setQueryData<readonly FollowPicture[]>(key, (before) =>
            readFollowPictures(events, before ?? first),
          )
        }
      />
    </>
  );
}

export default function LiveFollowIsland(props: Props) {
  return (
    <QueryIsland>
      <FollowLog {...props} />
    </QueryIsland>
  );
}
