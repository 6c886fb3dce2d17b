import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface Props {
  /** Id of the control; help and error get ids derived from it. */
  readonly id: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  /** Word shown after the label of a field that may stay empty. */
  readonly optionalWord?: string | undefined;
  readonly className?: string;
  /** Names it for a style. */
  readonly marker?: string | undefined;
  /** Draws the control with the ids that tie it to its label, help and error. */
  readonly children: (ids: FieldIds) => ReactNode;
}

/** Label above, control, help, error below; tied together for assistive technology. */
export function Field({ id, label, help, error, optionalWord, className, marker, children }: Props) {
  const describedBy = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div data-field={marker} className={clsx('min-w-0', className)}>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
        {optionalWord ? <span className="ml-1.5 font-normal text-ink-muted">({optionalWord})</span> : null}
      </label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {help ? (
        <p id={`${id}-help`} className="mt-1 text-sm text-ink-muted">
          {help}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="mt-1 flex items-start gap-1.5 text-sm font-medium text-danger-fg">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </p>
      ) : null}
    </div>
  );
}
