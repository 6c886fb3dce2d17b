'use client';

import type { ComponentProps } from 'react';
import { useHydrated } from './use-hydrated';

/**
 * A button that a script of the page answers. Until that script is there it cannot be pressed, rather than that a press
 * is lost; when this takes long, it looks so (`data-waits` in globals.css). What has to work at once posts a form.
 */
export function ScriptButton({ disabled, ...rest }: ComponentProps<'button'>) {
  const isHydrated = useHydrated();
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || !isHydrated}
      data-waits={isHydrated ? undefined : ''}
    />
  );
}
