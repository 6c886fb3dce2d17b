import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Tone } from '@/lib/plan/status';
import { TONE_CLASS } from './tone-class';

interface Props {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A short word in a tone. The word says it; the colour only helps. */
export function Badge({ tone = 'neutral', icon, title, className, children }: Props) {
  return (
    <span
      title={title}
      className={clsx(
        'inline-flex max-w-full items-center gap-1 rounded-full border px-2 py-0.5 text-xs font-medium',
        '[&_svg]:size-3.5 [&_svg]:shrink-0',
        TONE_CLASS[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
