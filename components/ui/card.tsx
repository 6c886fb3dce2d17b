import clsx from 'clsx';
import type { ReactNode } from 'react';

interface Props {
  readonly title?: ReactNode;
  /** Makes the title a heading of that level; 2 unless told. */
  readonly level?: 2 | 3 | 4;
  readonly id?: string;
  readonly description?: ReactNode;
  /** Buttons or a badge at the end of the title row. */
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  readonly className?: string;
  /** Lets tables and logs reach the edges. */
  readonly isFlush?: boolean;
  readonly children?: ReactNode;
}

/** A titled surface. With an `id` it is a region that a heading names, and that a link can point to. */
export function Card({
  title,
  level = 2,
  id,
  description,
  actions,
  footer,
  className,
  isFlush,
  children,
}: Props) {
  const Heading = `h${level}` as const;
  const headingId = id ? `${id}-title` : undefined;
  return (
    <section
      id={id}
      aria-labelledby={title ? headingId : undefined}
      className={clsx('min-w-0 rounded-lg border bg-surface shadow-low', className)}
    >
      {title ? (
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 pb-3 sm:px-5">
          <div className="min-w-0">
            <Heading id={headingId} className={level === 2 ? 'text-lg' : 'text-base'}>
              {title}
            </Heading>
            {description ? <p className="mt-0.5 max-w-prose text-sm text-ink-muted">{description}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={clsx(!isFlush && 'px-4 pb-4 sm:px-5 sm:pb-5', !title && !isFlush && 'pt-4 sm:pt-5')}>
        {children}
      </div>
      {footer ? (
        <footer className="rounded-b-lg border-t bg-sunken px-4 py-3 sm:px-5">{footer}</footer>
      ) : null}
    </section>
  );
}
