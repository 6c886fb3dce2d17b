'use client';

import { StepForm } from '@/components/wizard/step-form';
import { startWatch, stopWatch } from './actions';

interface Props {
  readonly migrationId: string;
  readonly url: string;
  readonly isOn: boolean;
  readonly texts: {
    readonly url: string;
    readonly urlHelp: string;
    readonly submit: string;
    readonly pending: string;
  };
}

/** Switches the downtime watch on for an address, or off. */
export function WatchForm({ migrationId, url, isOn, texts }: Props) {
  return (
    <StepForm
      action={isOn ? stopWatch : startWatch}
      hidden={{ migrationId }}
      fields={
        isOn
          ? []
          : [
              {
                name: 'url',
                kind: 'text',
                label: texts.url,
                help: texts.urlHelp,
                initial: url,
                isRequired: true,
              },
            ]
      }
      submitLabel={texts.submit}
      submitVariant={isOn ? 'secondary' : 'primary'}
      pendingLabel={texts.pending}
    />
  );
}
