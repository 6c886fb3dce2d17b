import type { ReactNode } from 'react';
import { ErrorPanel } from '@/components/ui/error-panel';
import type { Translate } from '@/lib/i18n/translate';
import type { ErrorExplanation } from '@/lib/platform/errors/explain-error';

interface Props {
  /** Fragment of the page that leads here. */
  readonly id?: string;
  readonly error: ErrorExplanation;
  readonly t: Translate;
  readonly original?: string | undefined;
  readonly sqlState?: string | undefined;
  /** Link to the log line of the first error, e.g. `#L1841`. */
  readonly logHref?: string | undefined;
  readonly actions?: ReactNode;
}

/** Stands at the top of a failed step: the first cause and its cure, and the way to the line of the log. */
export function FailureSummary({ id, error, t, original, sqlState, logHref, actions }: Props) {
  return (
    <ErrorPanel
      id={id}
      error={error}
      t={t}
      original={original}
      sqlState={sqlState}
      level={2}
      actions={
        <>
          {actions}
          {logHref ? (
            <a href={logHref} className="text-link inline-flex min-h-9 items-center text-sm">
              {t('ui.step.showLogLine')}
            </a>
          ) : null}
        </>
      }
    />
  );
}
