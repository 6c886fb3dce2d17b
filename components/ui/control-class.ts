/** The look shared by text inputs, text areas and selects. */
export const CONTROL_CLASS =
  'block w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-ink placeholder:text-ink-muted ' +
  'aria-invalid:border-danger-fg aria-invalid:border-2 disabled:opacity-60 disabled:cursor-not-allowed ' +
  'text-[1rem] sm:text-sm';
