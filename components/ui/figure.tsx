import clsx from 'clsx';

interface Props {
  readonly name: string;
  readonly value: string;
  readonly isLarge?: boolean;
}

/** One number of a list of them, with its name above. */
export function Figure({ name, value, isLarge }: Props) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-muted">{name}</dt>
      <dd className={clsx('tabular font-semibold', isLarge && 'text-2xl')}>{value}</dd>
    </div>
  );
}
