import clsx from 'clsx';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';

export interface Crumb {
  readonly label: string;
  /** Missing on the last one: where the viewer is. */
  readonly href?: string;
}

interface Props {
  /** Accessible name of the navigation: “You are here”. */
  readonly label: string;
  readonly crumbs: readonly Crumb[];
}

/** Where am I. On a phone there is room for the way up only: the title below says the rest. */
export function Breadcrumb({ label, crumbs }: Props) {
  return (
    <nav aria-label={label} className="min-w-0">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm text-ink-muted">
        {crumbs.map((crumb, index) => (
          <li
            key={crumb.href ?? crumb.label}
            className={clsx(
              'flex min-w-0 items-center gap-1',
              crumbs.length > 1 && index !== crumbs.length - 2 && 'max-sm:hidden',
            )}
          >
            {index > 0 ? <ChevronRight aria-hidden className="size-3.5 shrink-0 max-sm:hidden" /> : null}
            {crumb.href ? <ChevronLeft aria-hidden className="size-3.5 shrink-0 sm:hidden" /> : null}
            {crumb.href ? (
              <Link
                href={crumb.href}
                className="inline-flex min-h-6 items-center truncate max-sm:min-h-10 hover:text-ink hover:underline"
              >
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page" className="truncate text-ink">
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
