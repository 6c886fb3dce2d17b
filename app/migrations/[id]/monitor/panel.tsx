'use client';

import { useEffect, useState } from 'react';
import { MonitorCards } from '@/components/monitor/monitor-cards';
import type { MonitorTexts } from '@/components/monitor/monitor-texts';
import { Callout } from '@/components/ui/callout';
import { Skeleton } from '@/components/ui/skeleton';
import type { PanelAnswer, PanelPart } from '@/lib/web/monitor/panel-card';

interface Props {
  readonly migrationId: string;
  readonly part: PanelPart;
  readonly texts: MonitorTexts;
}

const PAUSE_MS = 5_000;

/** Asks again and again while the page is looked at; a question is never sent before the last is answered. */
function usePart(migrationId: string, part: PanelPart, lost: string): PanelAnswer | null {
  const [answer, setAnswer] = useState<PanelAnswer | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      if (document.visibilityState === 'visible') {
        const address = `/api/migrations/${migrationId}/panel?part=${part}`;
        const next = await fetch(address, { signal: stop.signal })
          .then((response): Promise<PanelAnswer> | null => (response.ok ? response.json() : null))
          .catch(() => null);
        if (stop.signal.aborted) return;
        setAnswer((last) => next ?? { cards: last?.cards ?? [], problem: lost });
      }
      timer = setTimeout(() => void ask(), PAUSE_MS);
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [migrationId, part, lost]);
  return answer;
}

/** One part of the page, read by itself: while it loads, when it cannot be read, and what it shows. */
export function Panel({ migrationId, part, texts }: Props) {
  const answer = usePart(migrationId, part, texts.lost);
  if (!answer)
    return (
      <div aria-busy className="space-y-2">
        <p className="text-sm text-ink-muted">{texts.reading}</p>
        <Skeleton className="h-16" />
      </div>
    );
  return (
    <div className="space-y-5">
      {answer.problem ? <Callout tone="warning">{answer.problem}</Callout> : null}
      <MonitorCards cards={answer.cards} texts={texts} />
    </div>
  );
}
