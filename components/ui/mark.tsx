import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Tone } from '@/lib/plan/status';
import { TONE_CLASS } from './tone-class';

interface Props {
  readonly tone: Tone;
  readonly icon: ReactNode;
  /** What the mark means, for those who do not see it, and on pointing at it. */
  readonly label: string;
  /** Shown beside the mark. */
  readonly children?: ReactNode;
  /** Hardly there: nothing to see here. */
  readonly isFaint?: boolean;
}

/** One cell of a matrix: a sign in a tone, which never says anything by its colour alone. */
export function Mark({ tone, icon, label, children, isFaint }: Props) {
  return (
    <span
      title={label}
      className={clsx(
        'tabular inline-flex whitespace-nowrap min-h-5 min-w-5 items-center justify-center gap-1 rounded-sm px-1 text-xs [&_svg]:size-3.5 [&_svg]:shrink-0',
        isFaint ? 'text-ink-muted' : `border ${TONE_CLASS[tone]}`,
      )}
    >
      {icon}
      <span className="sr-only">{label}</span>
      {children}
    </span>
  );
}
