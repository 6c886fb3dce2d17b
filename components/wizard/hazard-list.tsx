'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Checkbox } from '@/components/ui/checkbox';

export interface HazardView {
  readonly id: string;
  readonly name: string;
  /** What it means here, in one sentence. */
  readonly meaning?: string | undefined;
}

interface Props {
  readonly hazards: readonly HazardView[];
  readonly accepted: ReadonlySet<string>;
  readonly onChange: (id: string, isAccepted: boolean) => void;
}

/** Hazards to be accepted one by one, by name. Sends each accepted one as `hazard`. */
export function HazardList({ hazards, accepted, onChange }: Props) {
  const t = useTranslate();
  return (
    <fieldset className="rounded-lg border border-warning-border bg-warning-bg p-4 text-warning-fg">
      <legend className="float-left mb-2 flex w-full items-center gap-2 text-sm font-semibold">
        <TriangleAlert aria-hidden className="size-4.5" />
        {t('ui.hazard.title', { count: hazards.length })}
      </legend>
      <div className="clear-both space-y-2">
        {hazards.map((hazard) => (
          <Checkbox
            key={hazard.id}
            name="hazard"
            value={hazard.id}
            label={t('ui.hazard.accept', { hazard: hazard.name })}
            help={hazard.meaning}
            className="text-ink"
            checked={accepted.has(hazard.id)}
            onChange={(event) => onChange(hazard.id, event.target.checked)}
          />
        ))}
      </div>
    </fieldset>
  );
}
