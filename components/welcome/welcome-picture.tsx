import { Check } from 'lucide-react';
import { SideTag } from '@/components/ui/side-tag';
import type { Translate } from '@/lib/i18n/translate';

interface Props {
  readonly t: Translate;
}

const TICKS = ['0', '1', '2', '3', '4'] as const;
const ROWS = ['w-4/5', 'w-3/5', 'w-2/3'] as const;

function Database({ side, name, t }: { side: 'source' | 'target'; name: string; t: Translate }) {
  const isSource = side === 'source';
  return (
    <div
      data-forced-border
      className={`w-full rounded-xl border-2 p-4 sm:max-w-56 ${isSource ? 'border-dashed border-source-border bg-source-bg' : 'border-target-border bg-target-bg'}`}
    >
      <SideTag side={side} t={t} />
      <p className="mt-2 text-sm font-medium">{name}</p>
      <div aria-hidden className="mt-3 space-y-1.5">
        {ROWS.map((width) => (
          <div
            key={width}
            className={`h-2 rounded-full ${width} ${isSource ? 'bg-source-border' : 'bg-target-border'}`}
          />
        ))}
      </div>
    </div>
  );
}

/** Source, five checks on the way, target: the whole product in one picture. */
export function WelcomePicture({ t }: Props) {
  return (
    <figure className="rounded-xl border bg-surface p-5 shadow-low sm:p-6">
      <div className="flex flex-col items-center justify-between gap-4 sm:flex-row sm:gap-3">
        <Database side="source" name={t('help.welcome.sourceName')} t={t} />
        <div aria-hidden className="flex flex-col items-center gap-2">
          <div className="flex gap-1.5 sm:flex-col">
            {TICKS.map((tick) => (
              <span
                key={tick}
                className="inline-flex size-7 items-center justify-center rounded-full border border-success-border bg-success-bg text-success-fg"
              >
                <Check className="size-4" />
              </span>
            ))}
          </div>
        </div>
        <Database side="target" name={t('help.welcome.targetName')} t={t} />
      </div>
      <div aria-hidden className="mt-5 h-1.5 rounded-full bg-linear-to-r from-source-solid to-target-solid" />
      <figcaption className="sr-only">{t('help.welcome.picture')}</figcaption>
    </figure>
  );
}
