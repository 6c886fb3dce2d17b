import clsx from 'clsx';

interface Props {
  /** Size it like what it stands for, so that nothing moves when that arrives. */
  readonly className?: string;
}

/** The place of something that is loading. The region around it says so in words. */
export function Skeleton({ className }: Props) {
  return (
    <span aria-hidden className={clsx('block animate-pulse rounded-md bg-neutral-bg', className ?? 'h-4')} />
  );
}
