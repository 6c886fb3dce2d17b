'use client';

import { useState, useTransition } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from '@/components/ui/button';
import { ErrorPanel } from '@/components/ui/error-panel';
import type { ActionFailure } from '@/lib/web/auth/action';
import { cancelRun } from './actions';

interface Props {
  readonly runId: string;
  readonly label: string;
  readonly pendingLabel: string;
  /** The runner was asked already. */
  readonly isCancelling: boolean;
}

/** Stops a run. No question asked: what it had begun is rolled back, and it can be run again. */
export function CancelButton({ runId, label, pendingLabel, isCancelling }: Props) {
  const t = useTranslate();
  const [isPending, startTransition] = useTransition();
  const [failure, setFailure] = useState<ActionFailure>();
  const cancel = () =>
    startTransition(async () => {
      const result = await cancelRun({ runId });
      if (!result.ok) setFailure(result);
    });
  return (
    <>
      <Button variant="secondary" size="sm" isPending={isPending || isCancelling} onClick={cancel}>
        {isPending || isCancelling ? pendingLabel : label}
      </Button>
      {failure ? <ErrorPanel error={failure.error} t={t} isLive /> : null}
    </>
  );
}
