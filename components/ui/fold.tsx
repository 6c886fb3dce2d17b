import clsx from 'clsx';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly isOpen?: boolean;
  /** A `note` keeps its text in the box of its title; `sections` stand below it as they would by themselves. */
  readonly look?: 'sections' | 'note';
  readonly children: ReactNode;
}

const LOOK = {
  sections: { box: '', head: 'rounded-md border bg-surface', content: 'mt-4 space-y-6' },
  note: {
    box: 'rounded-md border bg-surface',
    head: '',
    content: 'px-3 pb-3 pl-8.5 text-sm text-ink-muted',
  },
} as const;

/** Something that stands behind its title until it is wanted; a link to something inside opens it. */
export function Fold({ title, isOpen = false, look = 'sections', children }: Props) {
  const { box, head, content } = LOOK[look];
  return (
    <details open={isOpen} className={clsx('group min-w-0', box)}>
      <summary
        className={clsx(
          'flex min-h-9 list-none items-center gap-1.5 px-3 text-sm font-medium [&::-webkit-details-marker]:hidden',
          head,
        )}
      >
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {title}
      </summary>
      <div className={content}>{children}</div>
    </details>
  );
}
