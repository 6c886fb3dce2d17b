'use client';

import { useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { AskFirst } from '@/components/ui/ask-first';
import { ErrorPanel } from '@/components/ui/error-panel';
import type { ActionFailure } from '@/lib/web/auth/action';
import { setDisabled } from './actions';

interface Props {
  readonly operatorId: string;
  readonly label: string;
  readonly title: string;
  readonly text: string;
}

/** Shuts an account out, after asking: whoever holds it loses what is on the screen. */
export function ShutOutButton({ operatorId, label, title, text }: Props) {
  const t = useTranslate();
  const [failure, setFailure] = useState<ActionFailure>();
  const shutOut = async () => {
    const result = await setDisabled({ operatorId, isDisabled: true });
    setFailure(result.ok ? undefined : result);
  };
  return (
    <>
      <AskFirst
        label={label}
        size="sm"
        variant="danger"
        title={title}
        description={text}
        confirmLabel={label}
        onConfirm={shutOut}
      />
      {failure ? <ErrorPanel error={failure.error} t={t} isLive /> : null}
    </>
  );
}
