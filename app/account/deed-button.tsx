'use client';

import { useState, useTransition } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from '@/components/ui/button';
import { ErrorPanel } from '@/components/ui/error-panel';
import type { ActionFailure, ActionResult } from '@/lib/web/auth/action';

interface Props {
  readonly label: string;
  readonly action: (input: unknown) => Promise<ActionResult<void>>;
  readonly input: Readonly<Record<string, string | boolean>>;
}

/** A button that does one deed and says why when it was refused. */
export function DeedButton({ label, action, input }: Props) {
  const t = useTranslate();
  const [failure, setFailure] = useState<ActionFailure>();
  const [isPending, startTransition] = useTransition();
  const press = () =>
    startTransition(async () => {
      const result = await action(input);
      setFailure(result.ok ? undefined : result);
    });
  return (
    <>
      <Button variant="secondary" size="sm" isPending={isPending} onClick={press}>
        {label}
      </Button>
      {failure ? <ErrorPanel error={failure.error} t={t} isLive /> : null}
    </>
  );
}
