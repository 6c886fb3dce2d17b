import clsx from 'clsx';
import { Cloud, HardDrive } from 'lucide-react';
import type { Translate } from '@/lib/i18n/translate';

interface Props {
  readonly side: 'source' | 'target';
  readonly t: Translate;
  /** What exactly, e.g. host and database. */
  readonly detail?: string;
  readonly className?: string;
}

/**
 * Says which of the two databases something is about. Word, icon, hue and shape all differ (source: outlined
 * and square, target: filled and round), so that they stay apart without colour too.
 */
export function SideTag({ side, t, detail, className }: Props) {
  const isSource = side === 'source';
  const Icon = isSource ? HardDrive : Cloud;
  return (
    <span className={clsx('inline-flex max-w-full items-center gap-1.5 text-xs', className)}>
      <span
        data-forced-border
        className={clsx(
          'inline-flex shrink-0 items-center gap-1 px-1.5 py-0.5 font-semibold tracking-wide uppercase [&_svg]:size-3.5',
          isSource
            ? 'rounded-sm border-2 border-dashed border-source-fg bg-source-bg text-source-fg'
            : 'rounded-full border-2 border-target-solid bg-target-solid px-2 text-white',
        )}
      >
        <Icon aria-hidden />
        {t(isSource ? 'common.source' : 'common.target')}
      </span>
      {detail ? <span className="truncate font-mono text-ink-muted">{detail}</span> : null}
    </span>
  );
}
