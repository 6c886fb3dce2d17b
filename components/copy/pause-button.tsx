'use client';

import { useState, useTransition } from 'react';
import type { ActionFailure, ActionResult } from '@/lib/web/auth/action';
import { useTranslate } from '../i18n/translate-provider';
import { Button } from '../ui/button';
import { ErrorPanel } from '../ui/error-panel';

export type SetPaused = (input: {
  readonly runId: string;
  readonly isPaused: boolean;
}) => Promise<ActionResult<boolean>>;

interface Props {
  readonly runId: string;
  readonly isPaused: boolean;
  readonly setPaused: SetPaused;
}

/** Holds a copy back after the parts under way, or lets it go on. */
export function PauseButton({ runId, isPaused, setPaused }: Props) {
  const t = useTranslate();
  const [isPending, startTransition] = useTransition();
  const [failure, setFailure] = useState<ActionFailure>();
  const change = () =>
    startTransition(async () => {
      const result = await setPaused({ runId, isPaused: !isPaused });
      setFailure(result.ok ? undefined : result);
    });
  return (
    <>
      <Button variant="secondary" size="sm" isPending={isPending} onClick={change}>
        {t(isPaused ? 'ui.rowsCopy.resume' : 'ui.rowsCopy.pause')}
      </Button>
      {failure ? <ErrorPanel error={failure.error} t={t} isLive /> : null}
    </>
  );
}
