'use client';

import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';
import { ScriptButton } from './script-button';

interface Props extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: ReactNode;
  /** Work is under way: shows a spinner and ignores presses, but keeps the focus where it is. */
  readonly isPending?: boolean;
}

/** A button. Its label is a verb and its object; while pending, pass the same verb in its running form. */
export function Button({
  variant,
  size,
  icon,
  isPending,
  className,
  children,
  type,
  onClick,
  ...rest
}: Props) {
  // One that sends its form needs no script to be pressed.
  const Element = type === 'submit' ? 'button' : ScriptButton;
  return (
    <Element
      {...rest}
      type={type ?? 'button'}
      className={buttonClass(variant, size, className)}
      aria-disabled={isPending || rest['aria-disabled'] || undefined}
      onClick={isPending ? (event) => event.preventDefault() : onClick}
    >
      {isPending ? <LoaderCircle aria-hidden className="animate-spin-slow" /> : icon}
      {children}
    </Element>
  );
}
