import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

/** Something that stands behind its title until it is wanted; a link to something inside opens it. */
export function Fold({ title, children }: Props) {
  return (
    <details className="group min-w-0">
      <summary className="flex min-h-9 list-none items-center gap-1.5 rounded-md border bg-surface px-3 text-sm font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {title}
      </summary>
      <div className="mt-4 space-y-6">{children}</div>
    </details>
  );
}
