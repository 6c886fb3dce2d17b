import clsx from 'clsx';
import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from '@/lib/plan/status';
import { TONE_CLASS } from './tone-class';

const ICON: Record<Tone, LucideIcon> = {
  neutral: Info,
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleX,
};

interface Props {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  /** Announced when it appears: `status` politely, `alert` at once. */
  readonly role?: 'status' | 'alert' | 'note';
  readonly children?: ReactNode;
}

/** A paragraph that stands out. */
export function Callout({ tone = 'info', title, actions, role, children }: Props) {
  const Icon = ICON[tone];
  return (
    <div role={role} className={clsx('flex gap-3 rounded-lg border p-3.5 text-sm', TONE_CLASS[tone])}>
      <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="max-w-prose text-ink">{children}</div> : null}
        {actions ? <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
