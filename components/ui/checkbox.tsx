import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

interface Props extends Omit<ComponentProps<'input'>, 'type'> {
  readonly label: ReactNode;
  readonly help?: ReactNode;
}

/** A checkbox with its label beside it; the whole row is the target. */
export function Checkbox({ label, help, className, ...rest }: Props) {
  return (
    <label className={clsx('flex min-h-6 items-start gap-2.5 text-sm', className)}>
      <input
        {...rest}
        type="checkbox"
        className="mt-0.5 size-4.5 shrink-0 rounded-sm border border-line-strong accent-[var(--focus)]"
      />
      <span className="min-w-0">
        <span className="font-medium">{label}</span>
        {help ? <span className="block text-ink-muted">{help}</span> : null}
      </span>
    </label>
  );
}
