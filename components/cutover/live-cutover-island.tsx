'use client';

import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CopyPicture, CutoverPicture } from '@/lib/plan/progress-detail';
import { CopyPictureView } from '../copy/copy-picture';
import { readCopyPicture } from '../copy/read-copy-picture';
import { useLanguage } from '../i18n/translate-provider';
import { LiveLogBody, type LiveLogProps } from '../log/live-log-body';
import { QueryIsland } from '../query/query-island';
import { queryKeys } from '../query/query-keys';
import { CutoverClock } from './cutover-clock';
import { readCutoverPicture } from './read-cutover-picture';

type Props = Omit<LiveLogProps, 'onFresh'>;

/**
 * The log of a switch with its clock above: which act is under way, what each took, and where the line is; with a pause also
 * the rows that come over meanwhile.
 */
function CutoverLog(log: Props) {
  const { t, locale } = useLanguage();
  const client = useQueryClient();
  const key = queryKeys.cutover(log.runId);
  const copyKey = queryKeys.copy(log.runId);
  // Kept as long as the log, which resumes where it was and does not send what came before again.
  const { data } = useQuery<CutoverPicture | null>({ queryKey: key, queryFn: skipToken });
  const first = readCutoverPicture(log.initialEvents, null);
  const picture = data ?? first;
  const { data: copied } = useQuery<CopyPicture | null>({ queryKey: copyKey, queryFn: skipToken });
  const firstCopy = readCopyPicture(log.initialEvents, null);
  const copy = copied ?? firstCopy;
  const isCopying = picture?.acts.some(({ act, ms }) => act === 'copied' && ms === null);
  return (
    <>
      {picture && !log.isTerminal ? (
        <section id="live-cutover" className="min-w-0 space-y-4 border-b p-4 sm:p-5">
          <h3 className="font-semibold">
            {t(picture.isRehearsal ? 'ui.cutover.liveRehearsal' : 'ui.cutover.live')}
          </h3>
          <CutoverClock picture={picture} t={t} />
          {copy && isCopying ? <CopyPictureView picture={copy} t={t} locale={locale} /> : null}
        </section>
      ) : null}
      <LiveLogBody
        {...log}
        onFresh={(events) => {
          client.setQueryData<CutoverPicture | null>(key, (before) =>
            readCutoverPicture(events, before ?? first),
          );
          client.setQueryData<CopyPicture | null>(copyKey, (before) =>
            readCopyPicture(events, before ?? firstCopy),
          );
        }}
      />
    </>
  );
}

export default function LiveCutoverIsland(props: Props) {
  return (
    <QueryIsland>
      <CutoverLog {...props} />
    </QueryIsland>
  );
}
