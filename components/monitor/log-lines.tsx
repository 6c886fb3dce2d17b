'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import type { PanelLine } from '@/lib/web/monitor/panel-card';
import type { MonitorTexts } from './monitor-texts';

interface Props {
  readonly lines: readonly PanelLine[];
  readonly texts: MonitorTexts;
}

/** The end of a log. It stays at the end unless somebody scrolled away from it. */
export function LogLines({ lines, texts }: Props) {
  const [isOnlyErrors, setOnlyErrors] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const id = useId();
  const shown = isOnlyErrors ? lines.filter(({ isError }) => isError) : lines;
  const last = shown.at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last line is what moves the end
  useEffect(() => {
    if (box.current && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight;
  }, [last?.seq, last?.text, shown.length]);
  return (
    <div className="mt-2 space-y-2">
      <Checkbox
        id={id}
        label={texts.onlyErrors}
        checked={isOnlyErrors}
        onChange={(event) => setOnlyErrors(event.target.checked)}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this only names a box that scrolls */}
      <div
        ref={box}
        role="group"
        aria-label={texts.logLines}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: now }) => {
          isAtEnd.current = now.scrollHeight - now.scrollTop - now.clientHeight < 24;
        }}
        className="max-h-80 overflow-auto rounded border bg-sunken p-2 font-mono text-xs"
      >
        {shown.length === 0 ? <p className="text-ink-muted">{texts.nothing}</p> : null}
        <ol>
          {shown.map(({ seq, text, isError }) => (
            <li
              key={seq}
              className={
                isError
                  ? 'border-l-4 border-danger-solid bg-danger-bg pl-2 whitespace-pre-wrap break-words text-danger-fg'
                  : 'border-l-4 border-transparent pl-2 whitespace-pre-wrap break-words'
              }
            >
              {isError ? <strong className="mr-2 font-semibold uppercase">{texts.isError}</strong> : null}
              {text}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
