import { CircleX } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Translate } from '@/lib/i18n/translate';
import type { ErrorExplanation } from '@/lib/platform/errors/explain-error';

interface Props {
  readonly id?: string | undefined;
  readonly error: ErrorExplanation;
  readonly t: Translate;
  /** What Postgres, Node or a pooler said, as it is; never translated. */
  readonly original?: string | undefined;
  readonly sqlState?: string | undefined;
  /** Buttons such as “Run again”. */
  readonly actions?: ReactNode;
  readonly level?: 2 | 3 | 4;
  /** True when it appeared in answer to something the operator did: it is then announced. */
  readonly isLive?: boolean;
}

/** An error that says its name, why, and what to do, least disruptive first. */
export function ErrorPanel({ id, error, t, original, sqlState, actions, level = 3, isLive }: Props) {
  const Heading = `h${level}` as const;
  return (
    <div
      id={id}
      role={isLive ? 'alert' : undefined}
      className="scroll-mt-20 rounded-lg border border-l-4 border-danger-border border-l-danger-fg bg-surface p-4"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <Heading className="flex items-start gap-2 text-base text-danger-fg">
          <CircleX aria-hidden className="mt-0.5 size-5 shrink-0" />
          {error.title}
        </Heading>
        <Link href={`/errors/${error.code}`} className="text-link font-mono text-sm">
          {error.code}
        </Link>
      </div>
      <p className="mt-2 max-w-prose text-sm">{error.cause}</p>
      {original ? (
        <pre className="mt-2 overflow-x-auto rounded-md border bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap">
          {original}
          {sqlState ? <span className="text-ink-muted"> (SQLSTATE {sqlState})</span> : null}
        </pre>
      ) : null}
      <p className="mt-3 text-sm font-semibold">{t('ui.error.whatToDo')}</p>
      <ol className="mt-1 list-decimal space-y-1 pl-5 text-sm">
        {error.cures.map((cure) => (
          <li key={cure} className="max-w-prose pl-1">
            {cure}
          </li>
        ))}
      </ol>
      {actions ? <div className="mt-4 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
