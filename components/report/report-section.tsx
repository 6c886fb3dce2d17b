import type { ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly lead?: string | undefined;
  /** Starts a new page on paper. */
  readonly isOnNewPage?: boolean;
  readonly children: ReactNode;
}

/** A titled part of the report: a card on screen, a plain heading and its content on paper. */
export function ReportSection({ id, title, lead, isOnNewPage, children }: Props) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={`min-w-0 scroll-mt-20 rounded-lg border bg-surface p-4 shadow-low sm:p-5 print:rounded-none print:border-0 print:p-0 print:shadow-none ${isOnNewPage ? 'print:break-before-page' : ''}`}
    >
      <h2 id={`${id}-title`} className="text-lg print:break-after-avoid">
        {title}
      </h2>
      {lead ? <p className="mt-0.5 max-w-prose text-sm text-ink-muted">{lead}</p> : null}
      <div className="mt-3 print:mt-2">{children}</div>
    </section>
  );
}
