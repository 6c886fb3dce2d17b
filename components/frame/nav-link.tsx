'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

interface Props {
  readonly href: string;
  readonly children: ReactNode;
}

/** A place of the main navigation, marked when the viewer is in it. */
export function NavLink({ href, children }: Props) {
  const path = usePathname();
  const isHere = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className="inline-flex min-h-9 max-sm:min-h-10 items-center rounded-md px-2.5 text-sm text-ink-muted max-sm:px-1.5 no-underline hover:bg-sunken hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
    >
      {children}
    </Link>
  );
}
