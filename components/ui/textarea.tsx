import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { CONTROL_CLASS } from './control-class';

interface Props extends ComponentProps<'textarea'> {
  readonly isCode?: boolean;
}

/** A text input of several lines. */
export function Textarea({ isCode, className, rows = 4, ...rest }: Props) {
  return (
    <textarea
      {...(isCode ? { spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off' } : {})}
      {...rest}
      rows={rows}
      className={clsx(CONTROL_CLASS, 'py-2', isCode && 'font-mono', className)}
    />
  );
}
