'use client';

import { useState, useTransition } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from '@/components/ui/button';
import { ErrorPanel } from '@/components/ui/error-panel';
import type { ActionFailure } from '@/lib/web/auth/action';
import { renewLink } from './actions';
import { OneTimeLink } from './one-time-link';

interface Props {
  readonly operatorId: string;
  readonly texts: {
    readonly make: string;
    readonly title: string;
    readonly text: string;
    readonly copy: string;
  };
}

/** Makes a new sign-in link for an account and shows it once. */
export function RenewLinkButton({ operatorId, texts }: Props) {
  const t = useTranslate();
  const [link, setLink] = useState<string>();
  const [failure, setFailure] = useState<ActionFailure>();
  const [isPending, startTransition] = useTransition();
  const press = () =>
    startTransition(async () => {
      const result = await renewLink({ operatorId });
      setFailure(result.ok ? undefined : result);
      setLink(result.ok ? result.value : undefined);
    });
  return (
    <div className="space-y-2">
      <Button variant="secondary" size="sm" isPending={isPending} onClick={press}>
        {texts.make}
      </Button>
      {link ? <OneTimeLink link={link} title={texts.title} text={texts.text} copyLabel={texts.copy} /> : null}
      {failure ? <ErrorPanel error={failure.error} t={t} isLive /> : null}
    </div>
  );
}
