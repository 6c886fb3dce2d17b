import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { Translate } from '@/lib/i18n/translate';
import { Breadcrumb, type Crumb } from './breadcrumb';

interface Props {
  readonly t: Translate;
  /** Where am I. */
  readonly crumbs: readonly Crumb[];
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** What is the state: badges, side tags, a timer. */
  readonly state?: ReactNode;
  /** What is next: one place to go. */
  readonly next?: { readonly label: string; readonly href: string } | undefined;
  /** Where nothing is left to do on the page: the way on is its main button then. */
  readonly isNextLoud?: boolean;
  readonly actions?: ReactNode;
}

/** The head of every page: where am I, what is the state, what is next. Holds the page’s one h1. */
export function PageHeader({ t, crumbs, title, lead, state, next, isNextLoud, actions }: Props) {
  return (
    <div className="mb-6 print:mb-3">
      {crumbs.length > 0 ? <Breadcrumb label={t('ui.frame.youAreHere')} crumbs={crumbs} /> : null}
      <div className="mt-1 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-2xl break-words sm:text-3xl print:text-xl">{title}</h1>
          {lead ? <p className="mt-1 max-w-prose text-ink-muted">{lead}</p> : null}
          {state ? <div className="mt-2.5 flex flex-wrap items-center gap-2">{state}</div> : null}
        </div>
        {actions || next ? (
          <div className="flex flex-wrap items-center gap-2" data-print="hidden">
            {actions}
            {next ? (
              <Link
                href={next.href}
                className={buttonClass(isNextLoud ? 'primary' : 'secondary', 'md', 'group py-1.5')}
              >
                <span className={isNextLoud ? 'font-normal' : 'font-normal text-ink-muted'}>
                  {t('ui.frame.next')}
                </span>
                <span className="text-left">{next.label}</span>
                <ArrowRight
                  aria-hidden
                  className="size-4 transition-transform duration-150 group-hover:translate-x-0.5"
                />
              </Link>
            ) : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}
