'use client';

import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { type FocusEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from '@/components/ui/button';

/** What is shown before it is opened, in px. */
const HEIGHT = { short: 160, list: 240, medium: 300, tall: 320, chart: 430 } as const;
/** How much more it must be before a button is worth its place, in px. */
const SLACK = 64;

interface Props {
  readonly size: keyof typeof HEIGHT;
  /** What is clipped, for the button's name. */
  readonly label: string;
  readonly children: ReactNode;
}

/** Shows the beginning of something long, and all of it on a click, on a key that leads inside, and on paper. */
export function Clip({ size, label, children }: Props) {
  const t = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isLong, setLong] = useState(true);
  useLayoutEffect(() => {
    const element = content.current;
    if (!element) return;
    const measure = () => setLong(element.offsetHeight > HEIGHT[size] + SLACK);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [size]);
  const isClipped = isLong && !isOpen;
  // A key that leads to something below the edge opens it, so that focus is never out of sight.
  const onFocusCapture = ({ target }: FocusEvent) => {
    const edge = box.current?.getBoundingClientRect().bottom ?? 0;
    if (isClipped && target.getBoundingClientRect().bottom > edge) setOpen(true);
  };
  return (
    <div className="relative">
      <div
        ref={box}
        onFocusCapture={onFocusCapture}
        style={isClipped ? { maxHeight: HEIGHT[size] } : undefined}
        className={clsx('relative', isClipped && 'overflow-hidden print:max-h-none! print:overflow-visible')}
      >
        <div ref={content}>{children}</div>
      </div>
      {isClipped ? (
        <div
          className="absolute inset-x-0 bottom-0 z-2 flex justify-center bg-linear-to-t from-surface from-40% to-transparent pt-14 pb-1"
          data-print="hidden"
        >
          <Button
            size="sm"
            variant="secondary"
            icon={<ChevronDown aria-hidden />}
            aria-label={`${t('ui.clip.open')}: ${label}`}
            onClick={() => setOpen(true)}
          >
            {t('ui.clip.open')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
