import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { OpenAtHash } from './open-at-hash';

interface Props {
  /** Fragment of the URL; an address that ends in it opens the part. */
  readonly id: string;
  readonly title: string;
  /** What is inside, in a clause. */
  readonly said: ReactNode;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** A part of a page that says what is in it, and shows it when it is opened. */
export function Summary({ id, title, said, isOpen = false, children }: Props) {
  return (
    <details
      id={id}
      open={isOpen}
      className="group scroll-mt-20 rounded-lg border bg-surface shadow-low print:block"
    >
      <summary className="flex min-h-12 list-none flex-wrap items-center gap-x-2.5 gap-y-0.5 px-4 py-2.5 sm:px-5 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 shrink-0 transition-transform group-open:rotate-90" />
        <h2 className="text-base">{title}</h2>
        <span className="text-sm text-ink-muted max-sm:basis-full max-sm:pl-6.5 sm:ml-auto">{said}</span>
      </summary>
      <div className="border-t px-4 pt-3 pb-4 sm:px-5">{children}</div>
      <OpenAtHash id={id} />
    </details>
  );
}
