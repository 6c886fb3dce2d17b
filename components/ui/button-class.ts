import clsx from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg' | 'icon';

const VARIANT: Record<ButtonVariant, string> = {
  primary: 'bg-primary text-primary-ink hover:bg-primary-hover border-transparent',
  secondary: 'bg-surface text-ink hover:bg-sunken border-line-strong',
  ghost: 'bg-transparent text-ink hover:bg-sunken border-transparent',
  danger: 'bg-danger-solid text-white hover:bg-danger-solid-hover border-transparent',
};

/** On a phone each is at least 40 px, wide and high: a finger is no pointer. */
const SIZE: Record<ButtonSize, string> = {
  sm: 'min-h-8 max-sm:min-h-10 px-2.5 text-sm gap-1.5',
  md: 'min-h-9 max-sm:min-h-10 px-3.5 text-sm gap-2',
  lg: 'min-h-11 px-5 text-base gap-2',
  icon: 'size-8 max-sm:size-10 justify-center shrink-0',
};

/** The look of a button, shared by real buttons and by links that act as the next step. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md', extra?: string) {
  return clsx(
    'inline-flex items-center justify-center rounded-md border font-medium text-center no-underline',
    'transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0',
    'disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-55 aria-disabled:cursor-not-allowed',
    VARIANT[variant],
    SIZE[size],
    extra,
  );
}
