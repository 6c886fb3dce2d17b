import type { Translate } from '@/lib/i18n/translate';
import { Skeleton } from './skeleton';

interface Props {
  readonly t: Translate;
  readonly lines?: number;
}

const WIDTHS = ['w-2/5', 'w-full', 'w-4/5', 'w-11/12', 'w-3/5', 'w-9/12', 'w-2/3', 'w-5/6'];

/** A card that is loading: said once in words, drawn as bars. */
export function LoadingCard({ t, lines = 4 }: Props) {
  return (
    <div role="status" className="space-y-3 rounded-lg border bg-surface p-5">
      <span className="sr-only">{t('ui.state.loading')}</span>
      {WIDTHS.slice(0, lines).map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
  );
}
