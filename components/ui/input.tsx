import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { CONTROL_CLASS } from './control-class';

interface Props extends ComponentProps<'input'> {
  /** For hosts, keys and paths: characters that must be told apart. */
  readonly isCode?: boolean;
}

/** A one-line text input. */
export function Input({ isCode, className, ...rest }: Props) {
  return (
    <input
      {...(isCode ? { spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off' } : {})}
      {...rest}
      className={clsx(CONTROL_CLASS, 'h-9 max-sm:h-10', isCode && 'font-mono', className)}
    />
  );
}
