'use client';

import { useEffect, useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { KeyValueList } from '@/components/ui/key-value-list';
import type { PanelCard } from '@/lib/monitor/present-panel';

interface Answer {
  readonly cards: readonly PanelCard[];
  readonly problem: string | null;
}

interface Props {
  readonly migrationId: string;
  readonly texts: { readonly reading: string; readonly lost: string; readonly nothing: string };
}

const PAUSE_MS = 5_000;

/** Asks again and again while the page is looked at; a question is never sent before the last is answered. */
function usePanel(migrationId: string, lost: string): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      if (document.visibilityState === 'visible') {
        const next = await fetch(`/api/migrations/${migrationId}/panel`, { signal: stop.signal })
          .then((response): Promise<Answer> | null => (response.ok ? response.json() : null))
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
  }, [migrationId, lost]);
  return answer;
}

/** The target's numbers, card by card; a card that cannot be read says why. */
export function Panel({ migrationId, texts }: Props) {
  const answer = usePanel(migrationId, texts.lost);
  if (!answer) return <p className="text-sm text-ink-muted">{texts.reading}</p>;
  return (
    <div className="space-y-5">
      {answer.problem ? <Callout tone="warning">{answer.problem}</Callout> : null}
      {answer.cards.map((card) => (
        <section key={card.id} aria-labelledby={`panel-${card.id}`}>
          <h3 id={`panel-${card.id}`} className="text-base">
            {card.title}
          </h3>
          {card.alert ? <Callout tone="warning">{card.alert}</Callout> : null}
          {card.unavailable ? <p className="text-sm text-ink-muted">{card.unavailable}</p> : null}
          {card.rows.length === 0 && !card.unavailable ? (
            <p className="text-sm text-ink-muted">{texts.nothing}</p>
          ) : null}
          {card.rows.length > 0 ? (
            <KeyValueList
              items={card.rows.map(({ label, value }, index) => ({ key: `${index}`, label, value }))}
            />
          ) : null}
        </section>
      ))}
    </div>
  );
}
